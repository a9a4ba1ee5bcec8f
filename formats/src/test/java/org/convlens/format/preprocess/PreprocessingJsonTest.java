package org.convlens.format.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessingJsonTest {
  private static final Shape INPUT = Shape.maps(3, 224, 224);

  @ParameterizedTest
  @EnumSource
  void thereAndBack(Preset preset) {
    Preprocessing written =
        preset.of(preset.fits(3) ? INPUT : Shape.maps(1, 28, 28), "the file's metadata");
    assertThat(PreprocessingJson.read(PreprocessingJson.write(written), "the file's metadata"))
        .isEqualTo(written);
  }

  @Test
  void everything() {
    String json =
        """
        {"size": 224, "crop": [224, 224], "resize": 256, "interpolation": "bicubic",
         "channels": "BGR", "scale": "1/255", "mean": 0.5, "std": [0.1, 0.2, 0.3]}
        """;
    assertThat(PreprocessingJson.read(json, "x", INPUT))
        .isEqualTo(
            new Preprocessing(
                new ShortSide(256, Filter.BICUBIC),
                Channels.BGR,
                1 / 255.0,
                List.of(0.5),
                List.of(0.1, 0.2, 0.3),
                "x"));
  }

  @Test
  void greyNetworksAreGrey() {
    assertThat(PreprocessingJson.read("{}", "x", Shape.maps(1, 28, 28)).channels())
        .isEqualTo(Channels.GREY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|the preprocessing in x is no JSON object: write { \"scale\": ..., ... }",
        "{|the preprocessing in x is no JSON: see line 1",
        "{\"meen\": 1}|the preprocessing in x: 'meen' is not known: there are size, resize, crop,"
            + " interpolation, channels, scale, mean, std, origin",
        "{\"mean\": [1, 2]}|the preprocessing in x: 'mean' has 2 numbers for 3 channels",
        "{\"std\": 0}|the preprocessing in x: 'std' holds a 0",
        "{\"scale\": \"big\"}|the preprocessing in x: 'scale' is \"big\", not a number",
        "{\"scale\": 1e999}|the preprocessing in x: 'scale' is \"Infinity\", not a number",
        "{\"channels\": \"RBG\"}|the preprocessing in x: 'channels' is \"RBG\": write one of rgb,"
            + " bgr, grey",
        "{\"channels\": \"GREY\"}|the preprocessing in x: 'channels' is GREY but the network takes"
            + " 3: write RGB",
        "{\"size\": 299}|the preprocessing in x: 'size' is 299 × 299 but the network takes"
            + " 224 × 224",
        "{\"resize\": \"fit\"}|the preprocessing in x: 'resize' is 'fit': write stretch, short-side"
            + " or central-fraction",
        "{\"resize\": -3}|the preprocessing in x: 'resize' needs a length of the short side from 1"
            + " to 20000",
        "{\"interpolation\": 3}|the preprocessing in x: 'interpolation' is 3: write one of nearest,"
            + " bilinear, bicubic, lanczos, box",
      })
  void refusals(String json, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> PreprocessingJson.read(json, "x", INPUT))
        .withMessage(message);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> PreprocessingJson.read("[".repeat(100_000), "x"))
        .withMessageContaining("is no JSON");
  }
}
