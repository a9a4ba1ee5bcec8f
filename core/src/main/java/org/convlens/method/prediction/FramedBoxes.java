package org.convlens.method.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.net.BoxOutput;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.picture.Extent;
import org.convlens.picture.Marked;
import org.convlens.picture.Raster;
import org.convlens.score.Placed;
import org.convlens.score.Prediction;
import org.convlens.score.Rectangle;
import org.convlens.score.Rectangles;
import org.convlens.task.Note;

/** The boxes that a detector is surest of, each with its number and a colour for its class. */
record FramedBoxes(Predictions asked, Model model) {
  Finding of(
      Volume scores,
      Optional<BoxOutput> output,
      Optional<Volume> numbers,
      Raster photo,
      List<Note> notes) {
    Head head = model.head();
    List<Placed> sorted = Placed.boxes(head, model.labels(), scores, head.places().count());
    Optional<Rectangles> where =
        output.flatMap(o -> Rectangles.of(model.graph(), o, numbers.orElseThrow(), asked.boxes()));
    List<Placed> sure = sure(sorted);
    List<Placed> kept =
        where
            .map(w -> w.apart(sure, asked.overlap(), asked.top()))
            .orElseGet(() -> sure.subList(0, Math.min(asked.top(), sure.size())));
    List<Note> all = new ArrayList<>(notes);
    all.add(Note.fact(note(output, where)));
    Map<Integer, Integer> colours = new LinkedHashMap<>();
    kept.forEach(box -> colours.putIfAbsent(box.said().index(), colours.size()));
    List<Marked.Entry> legend =
        kept.stream()
            .map(box -> entry(box, colours.getOrDefault(box.said().index(), 0), where.isPresent()))
            .toList();
    List<Marked.Box> drawn = new ArrayList<>();
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Placed box : kept) {
      Optional<Rectangle> there = where.map(w -> w.all().get(box.place()));
      int colour = colours.getOrDefault(box.said().index(), 0);
      String name = String.valueOf(box.place());
      there.ifPresent(r -> drawn.add(new Marked.Box(name, extent(r, photo.pixels()), colour)));
      facts.add(facts(box, there));
    }
    Marked picture = new Marked(title(kept), photo, drawn, Optional.empty(), legend, all);
    Map<String, Volume> raw = new LinkedHashMap<>();
    raw.put(head.logits().name(), scores);
    numbers.ifPresent(n -> raw.put(output.orElseThrow().layer().name(), n));
    return new Finding(picture, raw, List.of(), Map.of("boxes", facts));
  }

  /** The surest one, and all that are sure enough. */
  private List<Placed> sure(List<Placed> sorted) {
    List<Placed> sure =
        sorted.stream().filter(box -> box.said().probability() >= asked.least()).toList();
    return sure.isEmpty() ? sorted.subList(0, Math.min(1, sorted.size())) : sure;
  }

  private static Marked.Entry entry(Placed box, int colour, boolean drawn) {
    Prediction said = box.said();
    return new Marked.Entry(
        "box " + box.place() + ": " + said.label(),
        drawn ? colour : -1,
        OptionalDouble.of(said.probability()));
  }

  private static String title(List<Placed> kept) {
    Placed first = kept.get(0);
    return "The network is surest of box "
        + first.place()
        + ": "
        + first.said().said()
        + (kept.size() > 1 ? ", and of " + (kept.size() - 1) + " more" : "");
  }

  private static String note(Optional<BoxOutput> output, Optional<Rectangles> where) {
    if (output.isEmpty()) {
      return "Where the boxes lie is not said by any one output: they are listed only.";
    }
    String name = output.get().layer().name();
    return where
        .map(
            w ->
                "Boxes are read from '"
                    + name
                    + "' as "
                    + w.said()
                    + "; the knob boxes reads them"
                    + " otherwise.")
        .orElse(
            "The numbers of '"
                + name
                + "' are no places in the picture, as offsets from anchors are: the boxes are"
                + " listed only.");
  }

  private static Extent extent(Rectangle r, Volume pixels) {
    double left = Math.max(0, r.left()) * pixels.width();
    double top = Math.max(0, r.top()) * pixels.height();
    double right = Math.min(1, r.right()) * pixels.width();
    double bottom = Math.min(1, r.bottom()) * pixels.height();
    return new Extent(top, left, bottom - top, right - left);
  }

  private static Map<String, Object> facts(Placed box, Optional<Rectangle> there) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("box", box.place());
    facts.put("class", box.said().index());
    facts.put("label", box.said().label());
    facts.put("probability", box.said().probability());
    there.ifPresent(r -> facts.put("shares", List.of(r.left(), r.top(), r.right(), r.bottom())));
    return facts;
  }
}
