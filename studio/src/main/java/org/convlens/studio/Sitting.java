package org.convlens.studio;

import java.io.IOException;
import java.util.Optional;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.score.Prediction;
import org.convlens.score.Score;

/**
 * A network that looks at a picture, and the class that is explained.
 *
 * @param question what is asked, as what is made carries it: everything is found and opened
 */
record Sitting(Loan loan, Engine engine, Scene scene, Prediction explained, Question question)
    implements AutoCloseable {
  /**
   * The network is opened first: what is wrong with it is told first, too.
   *
   * @throws IOException with one line, if something cannot be opened, or what the network says is
   *     no number
   */
  static Sitting of(Question asked, Studio studio) throws IOException {
    studio.model(asked.network());
    return of(asked, studio.picture(asked.picture().orElseThrow()), studio);
  }

  /** The same, the picture being opened. */
  static Sitting of(Question asked, OpenedPicture picture, Studio studio) throws IOException {
    OpenedModel opened = studio.model(asked.network());
    Loan loan = studio.lend(opened.model(), asked);
    try {
      Network network = loan.network();
      Scene scene = Scene.of(network, picture.pixels()).seeded(asked.seed());
      Prediction explained = Prediction.explained(network, scene.input(), asked.target());
      Diagnosis.requireNumber(network.model(), explained);
      Score score = Prediction.score(network.model().head(), explained.index());
      Question found =
          asked
              .in(opened.opening())
              .about(Optional.of(picture.source()))
              .explaining(
                  Optional.of(explained.index()),
                  asked.label().or(() -> Optional.of(explained.label())),
                  Optional.of(score.toString()));
      Engine engine = studio.engine(asked.precision(), asked.threads());
      return new Sitting(loan, engine, scene, explained, found);
    } catch (IOException | RuntimeException e) {
      loan.close();
      throw e;
    }
  }

  @Override
  public void close() {
    loan.close();
  }
}
