package org.convlens.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.canvas.Colour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
  /** Published colours of the 256 of each palette, by place. */
  @ParameterizedTest
  @CsvSource({
    "VIRIDIS, 0, 68, 1, 84",
    "VIRIDIS, 32, 71, 45, 123",
    "VIRIDIS, 100, 42, 118, 142",
    "VIRIDIS, 128, 33, 145, 140",
    "VIRIDIS, 160, 40, 174, 128",
    "VIRIDIS, 220, 162, 218, 55",
    "VIRIDIS, 255, 253, 231, 37",
    "MAGMA, 0, 0, 0, 4",
    "MAGMA, 32, 29, 17, 71",
    "MAGMA, 100, 137, 40, 129",
    "MAGMA, 128, 183, 55, 121",
    "MAGMA, 160, 231, 82, 99",
    "MAGMA, 220, 254, 189, 130",
    "MAGMA, 255, 252, 253, 191"
  })
  void followsThePublishedColours(Palette palette, int place, int red, int green, int blue) {
    int rgb = palette.rgb(place / 255.0);
    assertThat(Math.abs((rgb >> 16 & 255) - red)).isLessThanOrEqualTo(3);
    assertThat(Math.abs((rgb >> 8 & 255) - green)).isLessThanOrEqualTo(3);
    assertThat(Math.abs((rgb & 255) - blue)).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Palette.class)
  void endsAreClippedAndNaNIsNoneOfTheColours(Palette palette) {
    assertThat(palette.rgb(-5)).isEqualTo(palette.rgb(0));
    assertThat(palette.rgb(Double.POSITIVE_INFINITY)).isEqualTo(palette.rgb(1));
    for (int i = 0; i <= 1000; i++) {
      assertThat(palette.rgb(i / 1000.0)).isNotEqualTo(palette.rgb(Double.NaN));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRIDIS", "MAGMA", "GREY"})
  void lightnessRises(Palette palette) {
    for (int i = 1; i <= 64; i++) {
      assertThat(Colour.lightness(palette.rgb(i / 64.0)))
          .isGreaterThanOrEqualTo(Colour.lightness(palette.rgb((i - 1) / 64.0)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 255, 255", "0.25, 91, 216", "0.75, 232, 98"})
  void theDivergingPaletteIsWhiteBetweenBlueAndRed(double fraction, int red, int blue) {
    int rgb = Palette.DIVERGING.rgb(fraction);
    assertThat(rgb >> 16 & 255).isEqualTo(red);
    assertThat(rgb & 255).isEqualTo(blue);
  }
}
