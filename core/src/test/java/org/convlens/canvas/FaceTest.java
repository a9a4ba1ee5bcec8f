package org.convlens.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceTest {
  /** Advances of Liberation Sans: H 1479, i 455 of 2048 to the em. */
  @Test
  void widthsAreTheFontsOwn() {
    assertThat(new Face(2048, false).width("Hi")).isEqualTo(1479 + 455);
  }

  @Test
  void wrappedLinesKeepAllWordsAndFit() {
    String text = "one two three four_and_a_word_that_is_far_too_long_for_a_line five";
    List<String> lines = Face.BODY.wrap(text, 90);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    assertThat(lines).allMatch(line -> Face.BODY.width(line) <= 90);
  }

  @Test
  void whatDoesNotFitEndsInAnEllipsis() {
    String fitted = Face.SMALL.fit("a long label of a tile", 60);
    assertThat(fitted).startsWith("a lo").endsWith("…");
    assertThat(Face.SMALL.width(fitted)).isLessThanOrEqualTo(60);
  }

  @Test
  void lettersThatTheFontLacksAreDrawnAsBoxes() {
    Canvas canvas = new Canvas(40, 20, 0xffffff);
    canvas.text("中\u0007😀", 2, 15, Face.BODY, 0);
    assertThat(dark(canvas)).isPositive();
  }

  @Test
  void aLetterCoversWhatItsOutlineCovers() {
    Canvas canvas = new Canvas(200, 200, 0xffffff);
    canvas.text("l", 20.25, 180, new Face(200, false), 0);
    double ink = 0;
    for (int i = 0; i < 200 * 200; i++) {
      ink += 1 - Colour.lightness(canvas.at(i % 200, i / 200));
    }
    double stem = 180 * 200.0 / 2048;
    double height = 1484 * 200.0 / 2048;
    assertThat(ink).isBetween(stem * height * 0.99, stem * height * 1.01);
  }

  private static int dark(Canvas canvas) {
    int dark = 0;
    for (int i = 0; i < canvas.width() * canvas.height(); i++) {
      dark += Colour.lightness(canvas.at(i % canvas.width(), i / canvas.width())) < 0.5 ? 1 : 0;
    }
    return dark;
  }
}
