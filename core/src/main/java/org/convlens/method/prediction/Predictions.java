package org.convlens.method.prediction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.BoxOutput;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Trace;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Marked;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.picture.Raster;
import org.convlens.picture.Reading;
import org.convlens.score.BoxForm;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.task.UsageException;

/**
 * What the network says of a picture, and where: the likeliest classes; of a detector the boxes
 * that it is surest of, with their numbers; of a network that segments each cell's likeliest class.
 */
@About(
    summary =
        "What the network says, and where: classes, boxes with their numbers, a painted mask.",
    formula =
        "classes by probability; boxes by that of their likeliest class, without those that an"
            + " earlier one of the same class covers (IoU); in each cell argmax over classes of zₖ",
    caution =
        "It shows what is said, not why: where boxes lie is read off numbers whose meaning the file"
            + " does not tell.",
    compat = "Boxes as torchvision's ops.nms keeps them, masks as argmax(dim=1) of its segmenters.")
public record Predictions(
    @Knob(value = "classes, boxes or values to name, at most", from = 1, to = 100) int top,
    @Knob(
            value = "probability from which on boxes are drawn; the surest always is",
            from = 0,
            to = 1)
        double least,
    @Knob(value = "overlap (IoU) from which on a later box is left out", from = 0, to = 1)
        double overlap,
    @Knob("what the four numbers of a box are") BoxForm boxes)
    implements Inspection {
  public Predictions {
    Knobs.validate(Predictions.class, top, least, overlap, boxes);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Model model = scene.network().model();
    Head head = model.head();
    Graph graph = model.graph();
    Optional<BoxOutput> places = BoxOutput.of(graph, head);
    Set<LayerId> watch = new LinkedHashSet<>(Set.of(head.logits()));
    places.ifPresent(output -> watch.add(output.layer()));
    Volume input = scene.input();
    Volume scores;
    Optional<Volume> corners;
    try (Trace trace = scene.network().trace(List.of(input), watch)) {
      scores = trace.at(0, head.logits());
      corners = places.map(output -> trace.at(0, output.layer()));
    }
    List<Note> notes = new ArrayList<>(scene.notes());
    if (!scores.isFinite()) {
      notes.addAll(Diagnosis.ofWeights(graph));
    }
    Raster photo = Raster.ofBytes("picture", scene.requireView());
    Map<String, Volume> raw = Map.of(head.logits().name(), scores);
    if (head.places().isOne()) {
      return new Finding(classes(model, scores, photo, notes), raw);
    }
    if (head.places().map()) {
      Picture picture =
          head.isRegression()
              ? values(head, scores, photo, notes)
              : new PaintedCells(this, model).of(scores, photo, notes);
      return new Finding(picture, raw);
    }
    if (head.isRegression()) {
      throw new UsageException(
              "'%s' holds values of boxes, not what is in them: choose the output with the classes"
                  .formatted(graph.node(graph.output()).output()))
          .about("output");
    }
    return new FramedBoxes(this, model).of(scores, places, corners, photo, notes);
  }

  private Marked classes(Model model, Volume scores, Raster photo, List<Note> notes) {
    List<Prediction> all = Prediction.all(model.head(), model.labels(), scores);
    List<Marked.Entry> legend =
        all.stream()
            .limit(top)
            .map(
                p ->
                    p.isValue()
                        ? new Marked.Entry(p.said(), -1, OptionalDouble.empty())
                        : new Marked.Entry(p.label(), -1, OptionalDouble.of(p.probability())))
            .toList();
    String title = "The network says " + all.get(0).said();
    return new Marked(title, photo, List.of(), Optional.empty(), legend, notes);
  }

  /** The first of the values that each cell has. */
  private static Overlay values(Head head, Volume scores, Raster photo, List<Note> notes) {
    var places = head.places();
    Volume first =
        Volume.generate(
            1,
            places.rows(),
            places.columns(),
            (c, y, x) -> scores.at(places.at(0, y * places.columns() + x)));
    Heatmap heat = new Heatmap("The network's values, output 0", first, first.min() < 0, notes);
    return new Overlay(photo, heat.read(Reading.LEVEL));
  }
}
