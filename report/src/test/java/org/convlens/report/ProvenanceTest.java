package org.convlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.Precision;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static final Provenance FULL =
      new Provenance(
          "0.1.0",
          "grad-cam",
          Map.of("layer", "last-spatial"),
          Optional.of(281),
          Optional.of("tabby"),
          Optional.of("logit(281)"),
          new Source("net.onnx", Optional.of(Path.of("/models/net.onnx")), "ab12"),
          Optional.of("224x192"),
          Optional.of(Source.builtIn("digit:7", new byte[] {7})),
          Map.of("mean", List.of(0.1307), "scale", 1 / 255.0),
          4,
          2,
          Precision.FLOAT32);

  @Test
  void comesBackFromJson() {
    assertThat(Provenance.ofJson(FULL.toJson())).isEqualTo(FULL);
  }

  @Test
  void bringsHowFarItIsFromFloat32AndASecondNetwork() {
    Provenance more =
        FULL.deviating(Optional.of("by 0.01")).beside(Source.builtIn("b", new byte[] {1}));
    assertThat(Provenance.ofJson(more.toJson())).isEqualTo(more).isNotEqualTo(FULL);
  }

  @Test
  void missingFieldsAreNamed() {
    assertThatThrownBy(() -> Provenance.ofJson("{\"knobs\": {}}"))
        .hasMessageContaining("'version'");
  }

  @Test
  void otherTextIsRefused() {
    assertThatThrownBy(() -> Provenance.ofJson("not json"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void builtInThingsHaveTheFingerprintOfTheirBytes() {
    assertThat(Source.builtIn("empty", new byte[0]).sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
