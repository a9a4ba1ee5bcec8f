package org.convlens.studio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.score.Score;

/**
 * A network that looks at a picture, and the class that is explained.
 *
 * @param picture the original, 0..255, of any size
 * @param said of all classes, the likeliest first
 * @param question what is asked, as what is made carries it: everything is found and opened
 */
record Sitting(
    Loan loan,
    Engine engine,
    Volume picture,
    Scene scene,
    List<Prediction> said,
    Prediction explained,
    Question question)
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
      List<Prediction> said = Prediction.all(network, scene.input());
      Prediction explained = Prediction.explained(said, asked.target());
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
      return new Sitting(loan, engine, picture.pixels(), scene, said, explained, found);
    } catch (IOException | RuntimeException e) {
      loan.close();
      throw e;
    }
  }

  /** Whether the prediction is right, where the true class is known. */
  Optional<Judged> judged() {
    String name = question.picture().orElseThrow().name();
    return question.truth().map(index -> Judged.of(name, said, index));
  }

  @Override
  public void close() {
    loan.close();
  }
}
