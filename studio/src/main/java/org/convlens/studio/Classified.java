package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.Placed;
import org.convlens.score.Prediction;

/**
 * What a network takes a picture for.
 *
 * @param picture its name
 * @param best classes or values, the likeliest first
 * @param notes what must be known of them
 * @param boxes of a detector, those that it is surest of
 * @param shares of a network that segments, how much of the map each class has
 */
public record Classified(
    String picture,
    List<Prediction> best,
    List<String> notes,
    List<Placed> boxes,
    List<Placed.Share> shares) {
  public Classified {
    boxes = List.copyOf(boxes);
    shares = List.copyOf(shares);
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
    Volume input = Scene.of(network, studio.picture(picture).pixels()).input();
    List<String> notes = new ArrayList<>(Diagnosis.ofInput(network.model(), input));
    Deviation.of(network, input, question, studio)
        .ifPresent(deviation -> notes.add(deviation.sentence()));
    Head head = network.model().head();
    Labels labels = network.model().labels();
    Volume scores;
    try (Trace trace = network.trace(List.of(input), Set.of(head.logits()))) {
      scores = trace.at(0, head.logits());
    }
    List<Prediction> all = Prediction.all(head, labels, scores);
    if (!Double.isFinite(all.get(0).logit())) {
      notes.addAll(Diagnosis.ofWeights(network.model().graph()));
    }
    boolean classes = !head.isRegression();
    return new Classified(
        picture.name(),
        all.subList(0, Math.min(most, all.size())),
        notes,
        classes && head.places().isList() ? Placed.boxes(head, labels, scores, most) : List.of(),
        classes && head.places().map()
            ? Placed.shares(head, labels, scores).stream().limit(most).toList()
            : List.of());
  }
}
