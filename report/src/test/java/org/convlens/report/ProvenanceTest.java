package org.convlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.Head;
import org.convlens.net.Precision;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static final Source NETWORK =
      new Source("net.onnx", Optional.of(Path.of("/models/net.onnx")), "ab12");
  private static final Question ASKED =
      Question.of(
              new Opening(
                  NETWORK,
                  Optional.of("224x192"),
                  Map.of("mean", List.of(0.1307), "scale", 1 / 255.0),
                  Optional.empty()))
          .about(Optional.of(Source.builtIn("digit:7", new byte[] {7})))
          .explaining(Optional.of(281), Optional.of("tabby"), Optional.of("logit(281)"))
          .seeded(4)
          .computed(Precision.FLOAT64, 2);
  private static final Provenance FULL =
      new Provenance("0.1.0", "grad-cam", Map.of("layer", "last-spatial"), ASKED, Optional.empty());

  @Test
  void comesBackFromJson() {
    assertThat(Provenance.ofJson(FULL.toJson())).isEqualTo(FULL);
  }

  @Test
  void bringsHowFarItIsFromFloat32AndASecondNetwork() {
    Question both = ASKED.beside(Optional.of(Source.builtIn("b", new byte[] {1})));
    Provenance more = FULL.asking(both).deviating(Optional.of("by 0.01"));
    assertThat(Provenance.ofJson(more.toJson())).isEqualTo(more).isNotEqualTo(FULL);
  }

  /** Pictures carry this text: those drawn before must be understood, and drawn to the byte. */
  @Test
  void isWrittenAsItAlwaysWas() {
    Provenance all =
        FULL.asking(
                ASKED
                    .beside(Optional.of(Source.known("b", "cd34").throughOutput("aux")))
                    .in(
                        new Opening(
                            NETWORK.readAs(Head.Reading.REGRESSION),
                            Optional.of("224x192"),
                            Map.of("scale", 0.5),
                            Optional.of(Source.known("names.txt", "ef56")))))
            .deviating(Optional.of("by 0.01"));
    String text =
        """
        {"program":"convlens","version":"0.1.0","method":"grad-cam","knobs":{"layer":"last-spatial"},\
        "class":281,"label":"tabby","score":"logit(281)",\
        "model":{"name":"net.onnx","path":"/models/net.onnx","sha256":"ab12","head":"regression"},\
        "other_model":{"name":"b","sha256":"cd34","output":"aux"},"input_size":"224x192",\
        "picture":{"name":"digit:7","sha256":"%s"},"preprocessing":{"scale":0.5},\
        "labels":{"name":"names.txt","sha256":"ef56"},"seed":4,"threads":2,"precision":"float64",\
        "deviation":"by 0.01"}"""
            .formatted(Source.builtIn("", new byte[] {7}).sha256());
    assertThat(all.toLine()).isEqualTo(text);
    assertThat(Provenance.ofJson(text)).isEqualTo(all);
  }

  @Test
  void missingFieldsAreNamed() {
    assertThatThrownBy(() -> Provenance.ofJson("{\"knobs\": {}}"))
        .hasMessageContaining("'version'");
    for (String field : List.of("method", "model", "preprocessing", "seed", "threads")) {
      String text = FULL.toLine().replace("\"" + field + "\":", "\"lost\":");
      assertThatThrownBy(() -> Provenance.ofJson(text)).hasMessageContaining("'" + field + "'");
    }
    String unknown = FULL.toLine().replace("\"sha256\":\"ab12\"", "\"lost\":0");
    assertThatThrownBy(() -> Provenance.ofJson(unknown)).hasMessageContaining("'sha256'");
  }

  @Test
  void ofARequestAlmostAllMayBeMissing() {
    Provenance least =
        Provenance.ofRequest("{\"method\": \"saliency\", \"model\": {\"name\": \"a.onnx\"}}");
    assertThat(least)
        .isEqualTo(
            Provenance.of("saliency", Map.of(), Question.of(Opening.of(Source.named("a.onnx")))));
    assertThat(least.question().network().source().isFingerprinted()).isFalse();
    assertThat(Provenance.ofRequest(least.toJson())).isEqualTo(least);
    assertThatThrownBy(() -> Provenance.ofRequest("{\"method\": \"saliency\"}"))
        .hasMessageContaining("'model'");
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
