package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Lens;
import org.convlens.catalog.Catalog;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Knobs;
import org.convlens.method.portrait.ActivationMaximisation;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built-in digits network shows what it wants to see. */
class ActivationMaximisationTest {
  private static final ActivationMaximisation DEFAULTS =
      (ActivationMaximisation) Catalog.entry("activation-maximisation").defaults();
  private static Network network;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      Model model = OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), "digits");
      network = Torch.engine().open(model);
    }
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void thePictureForClass3IsClassifiedAs3() {
    Ascent ascent = DEFAULTS.climb(network, Score.logit(3), Run.QUIET);
    float[] picture = ascent.pictures().get(0).toArray();
    Prediction best = Prediction.all(network, new Lens(network.model()).input(picture)).get(0);
    assertThat(best.index()).isEqualTo(3);
    assertThat(best.probability()).isGreaterThan(0.99);
  }

  @Test
  void everyObjectiveRises() {
    ActivationMaximisation brief = Knobs.with(DEFAULTS, java.util.Map.of("steps", "40"));
    List<String> scores =
        List.of(
            "logit(7)",
            "probability(1)",
            "layer(conv2)",
            "channel(conv1, 2)",
            "channel(conv2, 30)",
            "neuron(conv2, 4)",
            "neuron(pool1, 4, 2, 3)",
            "-channel(conv2, 5)",
            "channel(conv2, 3) - 0.5*logit(3)");
    for (String text : scores) {
      Score score = Score.parse(text, network.model());
      Ascent ascent = brief.climb(network, score, Run.QUIET);
      assertThat(ascent.after().get(0)).as(text).isGreaterThan(ascent.before().get(0));
    }
  }

  @Test
  void penaltiesAndDiversityDoWhatTheySay() {
    Score score = Score.parse("channel(conv2, 5)", network.model());
    ActivationMaximisation two =
        Knobs.with(DEFAULTS, java.util.Map.of("steps", "40", "pictures", "2"));
    Ascent alike = two.climb(network, score, Run.QUIET);
    Ascent diverse =
        Knobs.with(two, java.util.Map.of("diversity", "20")).climb(network, score, Run.QUIET);
    assertThat(difference(diverse)).isGreaterThan(difference(alike));
    Ascent smooth =
        Knobs.with(two, java.util.Map.of("variation", "20")).climb(network, score, Run.QUIET);
    assertThat(variation(smooth)).isLessThan(variation(alike) / 2);
  }

  /** A class has no maps of its own: its pictures differ in those of the last layer that has. */
  @Test
  void picturesOfAClassDifferToo() {
    ActivationMaximisation two =
        Knobs.with(DEFAULTS, java.util.Map.of("steps", "40", "pictures", "2"));
    Ascent alike = two.climb(network, Score.logit(3), Run.QUIET);
    ActivationMaximisation apart = Knobs.with(two, java.util.Map.of("diversity", "100"));
    Ascent diverse = apart.climb(network, Score.logit(3), Run.QUIET);
    assertThat(difference(diverse)).isGreaterThan(1.5 * difference(alike));
    assertThat(diverse.after()).allMatch(logit -> logit > 5);
  }

  private static double difference(Ascent ascent) {
    return ascent.pictures().get(0).minus(ascent.pictures().get(1)).abs().mean();
  }

  private static double variation(Ascent ascent) {
    return new org.convlens.ascent.Penalty(1, 0, 2)
        .value(ascent.pictures().get(0).toArray(), 28, 28);
  }
}
