package org.convlens.format.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
  private static final Shape COLOUR = Shape.maps(3, 224, 224);
  private static final Shape GREY = Shape.maps(1, 28, 28);

  /** A picture of one pixel, red 255, green 51, blue 0. */
  @ParameterizedTest
  @CsvSource({
    "torchvision, 2.248908, -1.142857, -1.804444",
    "keras-torch, 2.248908, -1.142857, -1.804444",
    "keras-caffe, -103.939, -65.779, 131.32",
    "keras-tf, 1, -.6, -1",
    "symmetric, 1, -.6, -1",
    "unit, 1, .2, 0",
    "raw, 255, 51, 0",
  })
  void colours(String name, float first, float second, float third) throws IOException {
    Volume given = Presets.parse(name, COLOUR).normalise(Volume.of(3, 1, 1, 255, 51, 0));
    assertThat(given.toArray())
        .containsExactly(new float[] {first, second, third}, Offset.offset(1e-5f));
  }

  @Test
  void greyDigits() throws IOException {
    Volume given = Presets.parse("mnist", GREY).normalise(Volume.of(1, 1, 2, 0, 255));
    assertThat(given.toArray())
        .containsExactly(new float[] {-.42421296f, 2.8214867f}, Offset.offset(1e-6f));
  }

  @Test
  void shortSideGrowsWithTheInput() throws IOException {
    assertThat(Presets.parse("torchvision", COLOUR).resize())
        .isInstanceOfSatisfying(ShortSide.class, s -> assertThat(s.length()).isEqualTo(256));
    assertThat(Presets.parse("torchvision", Shape.maps(3, 299, 299)).resize())
        .isInstanceOfSatisfying(ShortSide.class, s -> assertThat(s.length()).isEqualTo(342));
  }

  @Test
  void refusals() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Presets.parse("torchvison", COLOUR))
        .withMessageStartingWith("no preprocessing 'torchvison': take one of torchvision, ");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Presets.parse("torchvision", GREY))
        .withMessage(
            "preprocessing 'torchvision' does not fit a network with 1 input channel: take one of"
                + " keras-tf, unit, raw, mnist, symmetric");
    assertThatIOException()
        .isThrownBy(() -> Presets.parse("none.json", COLOUR))
        .withMessage("no preprocessing 'none.json': there is no such file");
  }

  @Test
  void file(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("p.json"), "{\"scale\": 2, \"channels\": \"bgr\"}");
    Preprocessing read = Presets.parse(file.toString(), COLOUR);
    assertThat(read.scale()).isEqualTo(2);
    assertThat(read.channels()).isEqualTo(Preprocessing.Channels.BGR);
    assertThat(read.origin()).contains("p.json");
  }

  @ParameterizedTest
  @CsvSource({
    "squeezenet1.1_fp16, '', 3, 224, keras-caffe, ShortSide",
    "squeezenet1_1, pytorch, 3, 224, torchvision, ShortSide",
    "mobilenet_v1_0.25_128_fp32, '', 3, 128, symmetric, CentralFraction",
    "resnet20_cifar10, '', 3, 32, keras-torch, Stretch",
    "tinyvgg, '', 3, 64, unit, Stretch",
    "fashion_lenet, '', 1, 28, unit, Stretch",
    "pytorch_cnn_mnist, pytorch, 1, 28, mnist, Stretch",
    "mnist, CNTK, 1, 28, raw, Stretch",
    "mine, pytorch, 3, 224, torchvision, ShortSide",
    "mine, '', 3, 224, unit, Stretch",
    "vgg16, keras, 3, 224, keras-caffe, Stretch",
    "mobilenetv2, keras, 3, 224, keras-tf, Stretch",
    "resnet50v2, keras, 3, 224, keras-tf, Stretch",
    "efficientnetb0, keras, 3, 224, raw, Stretch",
  })
  void guesses(String name, String producer, int channels, int side, String like, String resize)
      throws IOException {
    Shape input = Shape.maps(channels, side, side);
    Preprocessing guess = Presets.guess(name, producer, input);
    Preprocessing preset = Presets.parse(like, input);
    assertThat(guess.mean()).isEqualTo(preset.mean());
    assertThat(guess.std()).isEqualTo(preset.std());
    assertThat(guess.scale()).isEqualTo(preset.scale());
    assertThat(guess.channels()).isEqualTo(preset.channels());
    assertThat(guess.resize().getClass().getSimpleName()).isEqualTo(resize);
    assertThat(guess.origin()).startsWith("guessed");
  }

  @Test
  void tensorFlowSeesTheCentralPart() {
    assertThat(Presets.guess("mobilenet_v1_1.0_224", Shape.maps(3, 224, 224)).resize())
        .isInstanceOfSatisfying(
            CentralFraction.class, c -> assertThat(c.fraction()).isEqualTo(0.875));
  }
}
