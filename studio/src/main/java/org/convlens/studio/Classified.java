package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.Prediction;

/**
 * What a network takes a picture for.
 *
 * @param picture its name
 * @param best classes or values, the likeliest first
 * @param notes what must be known of them
 */
public record Classified(String picture, List<Prediction> best, List<String> notes) {
  public Classified {
    best = List.copyOf(best);
    notes = List.copyOf(notes);
  }

  /**
   * @param question which network is asked, and how it is computed
   * @param most how many classes or values are named
   */
  public static Classified of(
      Network network, Source picture, Question question, int most, Studio studio)
      throws IOException {
    Volume input = Scene.of(network, OpenedPicture.open(picture).pixels()).input();
    List<String> notes = new ArrayList<>(Diagnosis.ofInput(network.model(), input));
    Deviation.of(network, input, question, studio)
        .ifPresent(deviation -> notes.add(deviation.sentence()));
    List<Prediction> all = Prediction.all(network, input);
    if (!Double.isFinite(all.get(0).logit())) {
      notes.addAll(Diagnosis.ofWeights(network.model().graph()));
    }
    return new Classified(picture.name(), all.subList(0, Math.min(most, all.size())), notes);
  }
}
