package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.BoxOutput;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.BoxForm;
import org.convlens.score.Judged;
import org.convlens.score.Placed;
import org.convlens.score.Prediction;
import org.convlens.score.Rectangles;
import org.convlens.score.Region;
import org.convlens.task.Note;

/**
 * What a network takes a picture for.
 *
 * @param picture its name
 * @param best classes or values, the likeliest first
 * @param notes what must be known of them
 * @param boxes of a detector, those that it is surest of; where their places are known, without
 *     those that a surer one of the same class covers by half
 * @param shares of a network that segments, how much of the map each class has
 * @param judged whether that is what it truly is, where that is known
 */
public record Classified(
    String picture,
    List<Prediction> best,
    List<Note> notes,
    List<Boxed> boxes,
    List<Placed.Share> shares,
    Optional<Judged> judged) {
  public Classified {
    boxes = List.copyOf(boxes);
    shares = List.copyOf(shares);
    best = List.copyOf(best);
    notes = List.copyOf(notes);
  }

  /** Of two boxes of a class that have more in common than this the surer one is named. */
  private static final double OVERLAP = 0.5;

  /**
   * A box of a detector.
   *
   * @param where in pixels of the original picture; absent where the network does not say it
   */
  public record Boxed(Placed placed, Optional<Region.Box> where) {}

  /** From this probability on a percentage reads 100.00 %. */
  private static final double CERTAIN = 0.99995;

  /** Of fewer pictures it may be true. */
  private static final int SEVERAL = 5;

  /** That a network is certain of every one of several pictures, which few are. */
  public static Optional<Note> certain(List<Classified> all) {
    boolean every =
        all.stream()
            .allMatch(one -> !one.best.isEmpty() && one.best.get(0).probability() > CERTAIN);
    return all.size() >= SEVERAL && every
        ? Optional.of(
            Note.warning(
                "every answer is given with p = 1.000: numbers that are larger than those that the"
                    + " network learned from do that, so check the preprocessing"))
        : Optional.empty();
  }

  /**
   * @param question which network is asked, and how it is computed
   * @param truth the class that it truly is of, where that is known
   * @param most how many classes or values are named
   */
  public static Classified of(
      Network network,
      Source picture,
      Question question,
      Optional<Integer> truth,
      int most,
      Studio studio)
      throws IOException {
    Volume pixels = studio.picture(picture).pixels();
    Scene scene = Scene.of(network, pixels);
    Volume input = scene.input();
    Model model = network.model();
    List<Note> notes = new ArrayList<>(scene.notes());
    Deviation.of(network, input, question, studio)
        .ifPresent(deviation -> notes.add(Note.fact(deviation.sentence())));
    Head head = model.head();
    Optional<BoxOutput> output = BoxOutput.of(model.graph(), head);
    Set<LayerId> watch = new LinkedHashSet<>(Set.of(head.logits()));
    output.ifPresent(o -> watch.add(o.layer()));
    try (Trace trace = network.trace(List.of(input), watch)) {
      Volume scores = trace.at(0, head.logits());
      List<Prediction> all = Prediction.all(head, model.labels(), scores);
      if (!Double.isFinite(all.get(0).logit())) {
        notes.addAll(Diagnosis.ofWeights(model.graph()));
      }
      boolean classes = !head.isRegression();
      Optional<Rectangles> where =
          output.flatMap(
              o -> Rectangles.of(model.graph(), o, trace.at(0, o.layer()), BoxForm.AUTO));
      return new Classified(
          picture.name(),
          all.subList(0, Math.min(most, all.size())),
          notes,
          classes && head.places().isList()
              ? boxes(model, scores, where, seen(model, pixels), most)
              : List.of(),
          classes && head.places().map()
              ? Placed.shares(head, model.labels(), scores).stream().limit(most).toList()
              : List.of(),
          truth.map(index -> Judged.of(picture.name(), all, index)));
    }
  }

  private static Preprocessing.Seen seen(Model model, Volume picture) {
    Shape input = model.graph().inputShape();
    return model
        .preprocessing()
        .resize()
        .seen(picture.height(), picture.width(), input.height(), input.width());
  }

  private static List<Boxed> boxes(
      Model model, Volume scores, Optional<Rectangles> where, Preprocessing.Seen seen, int most) {
    Head head = model.head();
    int asked = where.isPresent() ? head.places().count() : most;
    List<Placed> sorted = Placed.boxes(head, model.labels(), scores, asked);
    List<Placed> kept = where.map(w -> w.apart(sorted, OVERLAP, most)).orElse(sorted);
    return kept.stream()
        .map(box -> new Boxed(box, where.map(w -> w.all().get(box.place()).in(seen))))
        .toList();
  }
}
