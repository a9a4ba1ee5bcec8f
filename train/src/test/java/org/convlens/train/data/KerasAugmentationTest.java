package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convlens.array.Warp;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Border.Fill;
import org.convlens.train.data.Drawn.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Keras itself makes of the same draws: augmentation.py writes the numbers. */
class KerasAugmentationTest {
  private static final float TOLERANCE = 1e-5f * 255;

  /** One line of the table. */
  record Case(String fill, float value, int channels, int side, String draws, float[] numbers) {
    @Override
    public String toString() {
      return fill + " " + side + " " + draws;
    }
  }

  private static Stream<Case> table() throws IOException {
    try (InputStream in = KerasAugmentationTest.class.getResourceAsStream("augmentation.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(KerasAugmentationTest::parse).toList().stream();
    }
  }

  private static Case parse(String line) {
    String[] cells = line.split("\t", -1);
    String[] words = cells[5].split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return new Case(
        cells[0],
        Float.parseFloat(cells[1]),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        cells[4],
        numbers);
  }

  static Stream<Case> draws() throws IOException {
    return table().filter(each -> !each.draws().isEmpty());
  }

  private static int formula(int channel, int y, int x) {
    return (37 * x + 61 * y + 97 * channel + 11 * x * y) % 256;
  }

  @ParameterizedTest
  @MethodSource
  void draws(Case given) {
    Map<String, Double> draws = new HashMap<>();
    for (String draw : given.draws().split(",", -1)) {
      draws.put(draw.split("=", -1)[0], Double.valueOf(draw.split("=", -1)[1]));
    }
    Fill fill = Fill.valueOf(given.fill().toUpperCase(Locale.ROOT));
    double shift = draws.getOrDefault("channel_shift_intensity", 0.0);
    boolean bright = draws.containsKey("brightness");
    Augmentation augmentation =
        Augmentation.NONE
            .border(new Border(fill, given.value()))
            .tint(new Tint(Math.abs(shift), bright ? "0.1,2" : "1"));
    Frame frame = new Frame(given.channels(), given.side(), given.side());
    int i = 0;
    for (int c = 0; c < given.channels(); c++) {
      for (int y = 0; y < given.side(); y++) {
        for (int x = 0; x < given.side(); x++) {
          frame.values()[i++] = formula(c, y, x);
        }
      }
    }
    Drawn drawn =
        new Drawn(
            draws.getOrDefault("theta", 0.0),
            draws.getOrDefault("tx", 0.0),
            draws.getOrDefault("ty", 0.0),
            draws.getOrDefault("shear", 0.0),
            draws.getOrDefault("zx", 1.0),
            draws.getOrDefault("zy", 1.0),
            draws.containsKey("flip_horizontal"),
            draws.containsKey("flip_vertical"),
            shift,
            draws.getOrDefault("brightness", 1.0),
            Spot.ORIGIN,
            Spot.ORIGIN);
    augmentation.apply(frame, drawn, new float[] {0});
    assertThat(frame.values()).hasSameSizeAs(given.numbers());
    for (int at = 0; at < given.numbers().length; at++) {
      assertThat(frame.values()[at]).as("%d", at).isCloseTo(given.numbers()[at], within(TOLERANCE));
    }
  }

  /** Three pictures by the same formula: as it is, upside down and half, mirrored and a quarter. */
  @Test
  void picturesAreStandardisedOverTheSet() throws IOException {
    Case given =
        table().filter(each -> each.fill().equals("standardised")).findFirst().orElseThrow();
    byte[] pixels = new byte[3 * 192];
    for (int i = 0; i < 192; i++) {
      int c = i / 64;
      int y = i / 8 % 8;
      int x = i % 8;
      pixels[i] = (byte) formula(c, y, x);
      pixels[192 + i] = (byte) (formula(c, 7 - y, x) / 2);
      pixels[384 + i] = (byte) (formula(c, y, 7 - x) / 4);
    }
    LabelledPictures set =
        new PixelPictures("test", 3, 8, 8, pixels, new int[3], List.of("a", "b"));
    Preprocessing unit =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1 / 255.0,
            List.of(0.0),
            List.of(1.0),
            "test");
    Preprocessing standard = Standardisation.of(set, unit, BrokenPictures.skipped());
    float[] views = new float[3 * 192];
    for (int i = 0; i < 3; i++) {
      set.read(i, views, i * 192);
    }
    float[] numbers = standard.normalise(views, 3, 64);
    float[] second = Arrays.copyOfRange(numbers, 192, 384);
    for (int at = 0; at < 192; at++) {
      assertThat(second[at]).isCloseTo(given.numbers()[at], within(1e-5f));
    }
  }
}
