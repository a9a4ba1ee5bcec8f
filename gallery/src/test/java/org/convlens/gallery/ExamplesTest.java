package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import s1.CatsDogs;
import s2.FiltersOcclusion;
import s3.BeforeAfter;
import s4.ThreeViews;
import s5.EveryLayer;

/** The programs of {@code examples}, on a few pictures that are drawn here. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir static Path folder = Path.of("");

  /** Pictures of two and three kinds, digits, a network, and what takes down the scripts' words. */
  @BeforeAll
  static void prepare() throws IOException {
    for (String part : new String[] {"train", "val"}) {
      for (int i = 0; i < 6; i++) {
        shape("two/" + part + "/disc", i, true, Color.ORANGE);
        shape("two/" + part + "/square", i, false, Color.BLUE);
        shape("three/" + part + "/disc", i, true, Color.ORANGE);
        shape("three/" + part + "/square", i, false, Color.BLUE);
        shape("three/" + part + "/red", i, false, Color.RED);
      }
    }
    digits("train", 200);
    digits("t10k", 40);
    try (InputStream photos = BuiltIn.open(BuiltIn.PHOTOS)) {
      Files.copy(photos, folder.resolve("photos.onnx"));
    }
    Path recorder = folder.resolve("recorder");
    Files.writeString(
        recorder, "#!/bin/sh\nprintf '%s\\t' \"$@\" >> \"$RECORD\"\necho >> \"$RECORD\"\n");
    assertThat(recorder.toFile().setExecutable(true)).isTrue();
  }

  private static void shape(String where, int number, boolean round, Color colour)
      throws IOException {
    BufferedImage image = new BufferedImage(48, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    int side = 12 + 3 * number;
    if (round) {
      pen.fillOval(4 + number, 3, side, side);
    } else {
      pen.fillRect(4 + number, 3, side, side);
    }
    pen.dispose();
    Path file = Files.createDirectories(folder.resolve(where)).resolve(number + ".png");
    ImageIO.write(image, "png", file.toFile());
  }

  private static void digits(String part, int count) throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    DataOutputStream first = new DataOutputStream(pictures);
    DataOutputStream second = new DataOutputStream(labels);
    for (int number : new int[] {0x803, count, 28, 28}) {
      first.writeInt(number);
    }
    second.writeInt(0x801);
    second.writeInt(count);
    for (int i = 0; i < count; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i);
      for (int p = 0; p < 784; p++) {
        first.write(Math.round(digit.at(p)));
      }
      second.write(i % 10);
    }
    Path data = Files.createDirectories(folder.resolve("digits"));
    Files.write(data.resolve(part + "-images-idx3-ubyte"), pictures.toByteArray());
    Files.write(data.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
  }

  private static String at(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertPictures(Path out, String... names) throws IOException {
    for (String name : names) {
      Path file = out.resolve(name);
      if (name.endsWith(".png")) {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image).as(name).isNotNull();
        assertThat(image.getWidth()).as(name).isGreaterThan(60);
      } else {
        assertThat(file).isNotEmptyFile();
      }
    }
  }

  @Test
  void javaPrograms() throws IOException {
    CatsDogs.main(at("two"), at("two/val/disc/1.png"), at("j1"), "1");
    assertPictures(folder.resolve("j1"), "cats-dogs.onnx", "filters.png", "feature-maps.png");
    FiltersOcclusion.main(at("photos.onnx"), at("two/val/disc/1.png"), at("j2"), "8", "8");
    assertPictures(
        folder.resolve("j2"),
        "multi-channel.png",
        "single-channel.png",
        "collated.png",
        "occlusion.png");
    String digit = at("three/val/red/2.png");
    BeforeAfter.main(at("digits"), digit, at("j3"), "1");
    assertPictures(folder.resolve("j3"), "before.png", "after.png");
    ThreeViews.main(at("digits"), digit, at("j4"), "1", "2");
    assertPictures(folder.resolve("j4"), "activations.png", "wishes.png", "looked.png");
    EveryLayer.main(at("three"), digit, at("j5"), "1");
    assertPictures(folder.resolve("j5"), "belts.png");
  }

  /** The words that a script says are those of commands that run. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s1/cats-dogs.sh | two two/val/disc/1.png OUT --epochs 1 | filters.png maps.png report.html",
        "s2/filters-occlusion.sh | photos.onnx photos.onnx two/val/disc/1.png OUT --patch 8 --stride"
            + " 8 | multi-channel.png single-channel.png collated.png receptive-field.png occlusion.png",
        "s3/before-after.sh | digits digit:7 OUT --epochs 1 | before.png after.png changed.png",
        "s4/three-views.sh | digits digit:7 OUT --epochs 1 --steps 2 | activations.png wishes.png"
            + " looked.png report.html",
        "s5/every-layer.sh | three three/val/red/1.png OUT --epochs 1 | three-classes.onnx belts.png",
      })
  void scripts(String script, String words, String made) throws Exception {
    String out = "out-" + script.substring(0, 2);
    List<String> call = new ArrayList<>(List.of("sh", EXAMPLES.resolve(script).toString()));
    for (String word : words.split(" ", -1)) {
      String named = word.equals("OUT") ? out : word;
      boolean file = word.equals("OUT") || Files.exists(folder.resolve(named));
      call.add(file ? at(named) : named);
    }
    Path record = folder.resolve(out + ".words");
    ProcessBuilder shell = new ProcessBuilder(call).inheritIO();
    shell.environment().put("CONVLENS", at("recorder"));
    shell.environment().put("RECORD", record.toString());
    Process process = shell.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    try (Stream<String> lines = Files.lines(record)) {
      for (String line : lines.toList()) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = Cli.run(Console.of(writer, writer), line.split("\t"));
        assertThat(code).as(line + said).isZero();
      }
    }
    assertPictures(folder.resolve(out), made.split(" ", -1));
  }
}
