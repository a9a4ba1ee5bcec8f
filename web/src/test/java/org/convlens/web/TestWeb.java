package org.convlens.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Engine;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.Engines;
import org.convlens.torch.Torch;

/** Servers for tests. */
public final class TestWeb {
  /** What the command line computes with. */
  public static final Engines ENGINES =
      new Engines() {
        @Override
        public Engine at(Precision precision, int threads) {
          return Torch.engine(new Torch.Options(threads, precision));
        }
      };

  private TestWeb() {}

  public static Question question(String network) {
    return Question.of(Opening.of(Source.named(network)))
        .computed(Precision.FLOAT32, Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /** The built-in networks, and no folder. */
  public static Web digits(Path cache) throws IOException {
    return at(0, cache, Optional.empty(), "digits", "digits:untrained");
  }

  public static Web at(int port, Path cache, Optional<String> folder, String... networks)
      throws IOException {
    List<Question> questions = List.of(networks).stream().map(TestWeb::question).toList();
    return Web.open(
        new WebSettings(questions, folder, port, Optional.empty(), Optional.empty(), cache),
        ENGINES);
  }

  /** An atlas with the network and the pictures that it is about. */
  public static Web atlas(Path cache, Path atlas, Path pictures, String network)
      throws IOException {
    return Web.open(
        new WebSettings(
            List.of(question(network)),
            Optional.of(pictures.toString()),
            0,
            Optional.empty(),
            Optional.of(atlas),
            cache),
        ENGINES);
  }
}
