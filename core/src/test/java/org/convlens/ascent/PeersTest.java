package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of Lucid, tf-keras-vis and Xplique: {@code peers.py} runs them. */
class PeersTest {
  private static final Map<String, float[]> EXPECTED = read();

  private static Map<String, float[]> read() {
    try (InputStream in = PeersTest.class.getResourceAsStream("peers.tsv")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      Map<String, float[]> rows = new HashMap<>();
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
        String[] cells = line.split("\t", -1);
        float[] row = new float[cells.length - 1];
        for (int i = 0; i < row.length; i++) {
          row[i] = Float.parseFloat(cells[i + 1]);
        }
        rows.put(cells[0], row);
      }
      return rows;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static float[] expected(String name) {
    return Objects.requireNonNull(EXPECTED.get(name), name);
  }

  /** Within 1e-5 of the largest number. */
  private static void check(float[] found, String name) {
    float[] expected = expected(name);
    assertThat(found).hasSameSizeAs(expected);
    double largest =
        IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i])).max().orElse(0);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i])
          .as("%s %d", name, i)
          .isCloseTo(expected[i], within(1e-5 * largest));
    }
  }

  @ParameterizedTest
  @CsvSource({"square, 6, 6, 1", "wide, 4, 10, 1.5"})
  void aSpectrumBecomesLucidsPicture(String name, int height, int width, double decay) {
    Paint paint = Pigment.fourier(3, height, width, decay, true);
    float[] picture = new float[paint.pixels()];
    paint.paint(expected(name + " numbers"), picture);
    check(picture, name + " picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"variation", "norm 1", "norm 2", "norm 6"})
  void penaltiesAreThoseOfTfKerasVis(String name) {
    double power = name.startsWith("norm") ? Integer.parseInt(name.substring(5)) : 2;
    Penalty penalty = name.startsWith("norm") ? new Penalty(0, 1, power) : new Penalty(1, 0, power);
    float[] pixels = expected("pixels");
    assertThat(penalty.value(pixels, 5, 6)).isCloseTo(expected(name)[0], within(1e-5));
    float[] gradient = new float[pixels.length];
    penalty.subtractSlope(pixels, 5, 6, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = -gradient[i];
    }
    check(gradient, name + " slope");
  }

  @Test
  void likenessIsLucidsDiversity() {
    Volume all = Volume.of(9, 4, 5, expected("maps"));
    List<Volume> maps =
        IntStream.range(0, 3)
            .mapToObj(n -> Volume.generate(3, 4, 5, (c, y, x) -> all.at(3 * n + c, y, x)))
            .toList();
    assertThat(Likeness.value(maps)).isCloseTo(expected("diversity")[0], within(1e-5));
    float[] slopes = new float[all.size()];
    for (int n = 0; n < 3; n++) {
      System.arraycopy(Likeness.slopes(maps).get(n).toArray(), 0, slopes, n * 60, 60);
    }
    check(slopes, "diversity slope");
  }

  @Test
  void phasesBecomeXpliquesPictureAndItsGradientTheirs() {
    PhasePaint paint = new PhasePaint(3, 6, 6);
    float[] phases = expected("maco phases");
    float[] picture = new float[paint.pixels()];
    paint.paint(phases, picture);
    check(picture, "maco picture");
    check(paint.pull(phases, picture, expected("maco slope")), "maco gradient");
  }
}
