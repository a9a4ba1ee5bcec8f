package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convlens.train.data.Border.Fill;
import org.convlens.train.data.Drawn.Spot;
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
    return table();
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
}
