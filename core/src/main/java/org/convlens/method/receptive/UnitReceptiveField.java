package org.convlens.method.receptive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.Trace;
import org.convlens.net.op.Grid;
import org.convlens.net.op.Span;
import org.convlens.paper.Paper;
import org.convlens.picture.Extent;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;
import org.convlens.task.UsageException;

/** Which part of the picture one unit of a layer can see, and how much it uses of it. */
@About(
    summary = "Which part of the picture a unit of a layer can see, and which part moves it.",
    formula =
        "the box of all pixels that can move the unit, within the picture; where all units of the"
            + " layer see alike, its size is r = 1 + Σ (kₗ − 1) · Π sᵢ over the layers before l before"
            + " the border cuts it, branches joined by their hull; effective: Σ over channels of"
            + " |∂ Σₖ Aₖ(row, column) / ∂x|",
    caution =
        "The theoretical field is the most that can matter: most units use only its middle, and the"
            + " effective field is measured for this one picture.",
    compat =
        "The arithmetic of google-research/receptive_field, whose sizes, strides and "
            + "paddings it gives for AlexNet V2, VGG-16, MobileNet V1, Inception V2 and V3 "
            + "and ResNet V1. Behind layers that enlarge, units of one layer see differently "
            + "much: there the box is each unit's own.",
    papers = {Paper.ARAUJO_2019, Paper.LUO_2016})
public record UnitReceptiveField(
    @Knob("layer of the unit") Place layer,
    @Knob(value = "row of the unit; -1 takes the middle", from = -1) int row,
    @Knob(value = "column of the unit; -1 takes the middle", from = -1) int column)
    implements Inspection {
  private static final float DIMMED = 0.45f;

  public UnitReceptiveField {
    Knobs.validate(UnitReceptiveField.class, layer, row, column);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Graph graph = scene.network().model().graph();
    LayerId target = layer.oneIn(graph);
    Grid grid = Grid.of(graph.node(target).shape());
    int y = unit("row", row, grid.rows(), target);
    int x = unit("column", column, grid.columns(), target);
    ReceptiveField field =
        ReceptiveField.of(graph, target)
            .orElseThrow(
                () -> new UsageException("layer '" + target + "' does not depend on the input"));
    Box box = field.box(y, x);
    Volume effective = effective(scene, target, y, x);
    List<Extent> frames = frames(field, box, y, x);
    Tile seen = Tile.of("", spotlight(scene.requireView(), box)).framed(frames);
    Tile moving = Tile.of("", effective).framed(frames);
    Scale scale = Scale.ofMost(effective, false);
    List<Sheet.Section> sections =
        List.of(
            section(theoretical(field, box), seen, Optional.empty()),
            section(
                "effective: how strongly each pixel moves the unit",
                moving,
                scale.max() > 0 ? Optional.of(scale) : Optional.empty()));
    String title = "What unit (%d, %d) of %s sees: %s".formatted(y, x, target, size(field, box));
    Map<String, Volume> raw = new LinkedHashMap<>();
    raw.put("effective", effective);
    Sheet sheet = new Sheet(title, sections, Palette.MAGMA, notes(field));
    return new Finding(sheet, raw, List.of(), facts(field, box, y, x));
  }

  private static Map<String, Object> facts(ReceptiveField field, Box box, int y, int x) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("unit", List.of(y, x));
    facts.put("receptive_field", field.toString());
    facts.put("box", List.of(box.top(), box.left(), box.bottom(), box.right()));
    return facts;
  }

  /** What all units see alike, or what this one sees where they differ. */
  private static String size(ReceptiveField field, Box box) {
    return field.isAlike() ? field.toString() : box.height() + "×" + box.width();
  }

  private static int unit(String what, int chosen, int size, LayerId target) {
    if (chosen >= size) {
      throw new UsageException(
          what + " " + chosen + ": layer '" + target + "' has " + what + "s 0 to " + (size - 1));
    }
    return chosen < 0 ? size / 2 : chosen;
  }

  private static Sheet.Section section(String title, Tile tile, Optional<Scale> scale) {
    return new Sheet.Section(title, List.of(tile), 1, scale);
  }

  private static String theoretical(ReceptiveField field, Box box) {
    if (box.isEmpty()) {
      return "theoretical: nothing of the input, only padding";
    }
    String where =
        "theoretical: rows %d to %d, columns %d to %d of the input"
            .formatted(box.top(), box.bottom() - 1, box.left(), box.right() - 1);
    boolean cut =
        field.isAlike()
            && !field.isEverything()
            && (box.height() < Math.round(field.height())
                || box.width() < Math.round(field.width()));
    return where
        + (cut ? ", cut off at the border to %d×%d".formatted(box.height(), box.width()) : "");
  }

  /** What the unit sees, and within it the unit's own cell if units lie some pixels apart. */
  private static List<Extent> frames(ReceptiveField field, Box box, int y, int x) {
    if (box.isEmpty()) {
      return List.of();
    }
    List<Extent> frames = new ArrayList<>();
    frames.add(new Extent(box.top(), box.left(), box.height(), box.width()));
    cell(field, y, x).ifPresent(frames::add);
    return frames;
  }

  private static Optional<Extent> cell(ReceptiveField field, int y, int x) {
    Optional<Span> rows = field.rows().filter(UnitReceptiveField::isApart);
    Optional<Span> columns = field.columns().filter(UnitReceptiveField::isApart);
    return rows.flatMap(
        tall ->
            columns.map(
                wide ->
                    new Extent(
                        tall.middle(y) - tall.stride() / 2,
                        wide.middle(x) - wide.stride() / 2,
                        tall.stride(),
                        wide.stride())));
  }

  private static boolean isApart(Span span) {
    return !span.isEverything() && span.stride() >= 2;
  }

  private static List<Note> notes(ReceptiveField field) {
    List<Note> notes = new ArrayList<>();
    cell(field, 0, 0)
        .ifPresent(
            own ->
                notes.add(
                    Note.fact(
                        "The outer frame is all that the unit can see, the inner one the %d × %d pixels of its own cell."
                            .formatted(Math.round(own.height()), Math.round(own.width())))));
    if (!field.isAlike()) {
      notes.add(Note.fact("Units of this layer see differently much: %s.".formatted(field)));
    }
    if (!field.aligned()) {
      notes.add(Note.fact("Branches to this layer see different centres: the box is their hull."));
    }
    return notes;
  }

  /** The picture, dark where the unit cannot see. */
  private static Volume spotlight(Volume view, Box box) {
    return Volume.generate(
        3,
        view.height(),
        view.width(),
        (c, y, x) -> {
          boolean seen = y >= box.top() && y < box.bottom() && x >= box.left() && x < box.right();
          float value = view.at(Math.min(c, view.channels() - 1), y, x) / 255;
          return seen ? value : value * DIMMED;
        });
  }

  private static Volume effective(Scene scene, LayerId target, int y, int x) {
    Graph graph = scene.network().model().graph();
    LayerId pixels = graph.input();
    try (Trace trace =
        scene.network().trace(List.of(scene.input()), Set.of(target), Set.of(pixels))) {
      Volume maps = trace.at(0, target);
      Volume seed =
          Volume.generate(
              maps.channels(), maps.height(), maps.width(), (c, i, j) -> i == y && j == x ? 1 : 0);
      return trace
          .pull(Map.of(target, List.of(seed)), pixels)
          .get(0)
          .abs()
          .foldChannels(Float::sum);
    }
  }
}
