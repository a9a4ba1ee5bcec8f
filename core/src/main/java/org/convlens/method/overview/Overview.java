package org.convlens.method.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Palette;
import org.convlens.picture.Reading;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Note;

/** The picture, the liveliest maps of an early and a late layer, and three heatmaps, in a row. */
@About(
    summary = "A picture at a glance: maps of it, where the network looked, what moves it.",
    formula =
        "maps Aₖ with the largest standard deviation; where it looked: Grad-CAM; what moves it:"
            + " guided backpropagation; what hiding costs: occlusion's drop",
    caution =
        "A few lively maps stand for hundreds, and every tile has a scale of its own: it is a first"
            + " look, not a comparison.",
    compat = "No tool compared draws such a strip; its parts are those of the methods named.",
    papers = {Paper.SELVARAJU_2016, Paper.SPRINGENBERG_2014, Paper.ZEILER_FERGUS_2013})
public record Overview(
    @Knob("layer of the first maps") Place early,
    @Knob("layer of the maps that follow") Place late,
    @Knob(value = "maps of each, the liveliest", from = 1, to = 8) int maps)
    implements Inspection {
  /** Pixels of a tile's longer side. */
  private static final int SIDE = 112;

  public Overview {
    Knobs.validate(Overview.class, early, late, maps);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public boolean needsScore() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Score score = scene.requireScore();
    List<Tile> tiles = new ArrayList<>();
    Map<String, Volume> raw = new LinkedHashMap<>();
    tiles.add(picture(scene.requireView()));
    maps(scene, tiles, raw);
    Set<Note> notes = new LinkedHashSet<>();
    parts(scene)
        .forEach(
            (name, method) -> {
              Heatmap heat = method.explained(scene).heat();
              tiles.add(new Tile(name, sized(heat.map()), scale(heat)));
              raw.put(name.replace(' ', '-'), heat.map());
              notes.addAll(heat.notes());
            });
    Sheet.Section row = new Sheet.Section("", tiles, tiles.size(), Optional.empty());
    return new Finding(
        new Sheet(title(scene, score), List.of(row), Palette.VIRIDIS, List.copyOf(notes)), raw);
  }

  private static Map<String, Explanation> parts(Scene scene) {
    Map<String, Explanation> parts = new LinkedHashMap<>();
    parts.put("where it looked", new GradCam(Place.LAST_SPATIAL));
    parts.put("what moves it", new GuidedBackpropagation(Fold.MAX));
    int shorter = Math.min(scene.input().height(), scene.input().width());
    int stride = Math.max(1, shorter / 14);
    int patch = Math.max(stride, shorter / 4);
    parts.put("what hiding costs", new Occlusion(patch, stride, 0, Shows.DROP));
    return parts;
  }

  private void maps(Scene scene, List<Tile> tiles, Map<String, Volume> raw) {
    Graph graph = scene.network().model().graph();
    Set<LayerId> ends = new LinkedHashSet<>(List.of(early.oneIn(graph), late.oneIn(graph)));
    try (Trace trace = scene.network().trace(List.of(scene.input()), ends)) {
      for (LayerId end : ends) {
        Volume activations = trace.at(0, end);
        raw.put(end.name(), activations);
        for (int k : liveliest(activations)) {
          tiles.add(Tile.of("map " + k + " of " + end.brief(), sized(activations.channel(k))));
        }
      }
    }
  }

  private List<Integer> liveliest(Volume activations) {
    return IntStream.range(0, activations.channels())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -activations.channel((int) k).standardDeviation()))
        .limit(maps)
        .sorted()
        .toList();
  }

  private static String title(Scene scene, Score score) {
    Prediction best = Prediction.all(scene.network(), scene.input()).get(0);
    String about = score.said(scene.network().model());
    boolean same = about.equals(best.label());
    return "The network says " + best.said() + "; maps for " + (same ? "it" : about);
  }

  private static Tile picture(Volume view) {
    Volume shown = view.times(1 / 255f);
    Volume rgb =
        Volume.generate(
            3, view.height(), view.width(), (c, y, x) -> shown.at(c % shown.channels(), y, x));
    return Tile.of("the picture", sized(rgb));
  }

  /** The few strongest pixels do not decide the colours of all. */
  private static Optional<Scale> scale(Heatmap heat) {
    return heat.reading() == Reading.PIXELS ? Optional.of(heat.range()) : Optional.empty();
  }

  private static Volume sized(Volume map) {
    double factor = (double) SIDE / Math.max(map.height(), map.width());
    int height = Math.max(1, (int) Math.round(map.height() * factor));
    int width = Math.max(1, (int) Math.round(map.width() * factor));
    return factor < 1 ? Warp.area(map, height, width) : Warp.nearest(map, height, width);
  }
}
