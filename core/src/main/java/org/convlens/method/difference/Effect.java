package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.method.health.Responder;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;
import org.convlens.score.Prediction;
import org.convlens.task.Note;

/** What two networks make of one picture. */
record Effect(Scene a, Scene b, CheckpointDifference knobs) {

  /** Where both looked, and what they say. */
  void heat(
      Explanation explanation,
      List<Section> sections,
      List<Note> notes,
      Map<String, Object> facts) {
    Heatmap one = explanation.explained(a).heat();
    Heatmap other = explanation.explained(b).heat();
    Volume view = a.requireView();
    notes.add(Note.fact(said("A", a)));
    notes.add(Note.fact(said("B", b)));
    one.notes().forEach(n -> notes.add(n.of("A")));
    other.notes().forEach(n -> notes.add(n.of("B")));
    boolean signed = one.signed() || other.signed();
    Volume left = fitted(one.map());
    Volume right = fitted(other.map());
    Scale scale = Scale.of(left).union(Scale.of(right));
    double reach = Math.max(Math.abs(scale.min()), Math.abs(scale.max()));
    List<Tile> tiles =
        List.of(Tile.of("the picture", coloured(view)), Tile.of("A", left), Tile.of("B", right));
    String title = knobs.explanation();
    if (explanation.needsScore()) {
      title += " of " + a.requireScore();
    }
    sections.add(
        new Section(
            title + ": A and B on one scale",
            tiles,
            tiles.size(),
            Optional.of(signed ? new Scale(-reach, reach) : scale),
            Optional.of(signed ? Palette.DIVERGING : Palette.MAGMA)));
    Volume difference = right.combine(left, (x, y) -> x - y);
    sections.add(
        new Section(
                title + ": B − A",
                List.of(Tile.of("", difference)),
                1,
                Optional.of(Scale.symmetric(difference)),
                Optional.of(Palette.DIVERGING))
            .among(tiles.size()));
    facts.put("score", a.requireScore().toString());
    facts.put("says", List.of(facts(a), facts(b)));
  }

  private static Map<String, Object> facts(Scene scene) {
    Prediction best = Prediction.all(scene.network(), scene.input()).get(0);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(best.isValue() ? "output" : "class", best.index());
    facts.put("label", best.label());
    if (best.isValue()) {
      facts.put("value", best.logit());
    } else {
      facts.put("probability", best.probability());
    }
    return facts;
  }

  private static String said(String which, Scene scene) {
    Prediction best = Prediction.all(scene.network(), scene.input()).get(0);
    return String.format(
        Locale.ROOT, "%s (%s) says %s.", which, scene.network().model().name(), best.said());
  }

  private static Volume coloured(Volume view) {
    return Volume.generate(
        3,
        view.height(),
        view.width(),
        (c, y, x) -> view.at(Math.min(c, view.channels() - 1), y, x) / 255);
  }

  /** As large as the picture, so that places can be compared. */
  private Volume fitted(Volume map) {
    Volume view = a.requireView();
    return map.height() <= view.height() && map.width() <= view.width()
        ? Warp.bilinear(map, view.height(), view.width())
        : map;
  }

  /** The feature maps of a layer that changed most, before the activation function. */
  List<Section> maps(LayerPair pair) {
    Volume one = maps(a, pair.graphA(), pair.a());
    Volume other = maps(b, pair.graphB(), pair.b());
    if (!one.sameShape(other)) {
      return List.of();
    }
    double[] moved =
        IntStream.range(0, one.channels())
            .mapToDouble(c -> distance(one.channel(c), other.channel(c)))
            .toArray();
    List<Integer> ranked =
        IntStream.range(0, moved.length)
            .boxed()
            .sorted(Comparator.comparing((Integer c) -> moved[c], Comparator.reverseOrder()))
            .limit(knobs.maps())
            .toList();
    List<String> names = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int channel : ranked) {
      names.add(Integer.toString(channel));
      reasons.add(channel + ": RMS " + Numeral.of(moved[channel]));
    }
    PairedRows rows =
        new PairedRows(
            names,
            reasons,
            ranked.stream().map(one::channel).toList(),
            ranked.stream().map(other::channel).toList());
    String title =
        String.format(
            Locale.ROOT,
            "%s: %s%d feature maps",
            pair.name(),
            ranked.size() < one.channels() ? "the " + ranked.size() + " most changed of " : "",
            one.channels());
    return rows.sections(title, false, Palette.VIRIDIS);
  }

  private static double distance(Volume a, Volume b) {
    Volume difference = b.combine(a, (x, y) -> x - y);
    return Math.sqrt(difference.times(difference).mean());
  }

  private static Volume maps(Scene scene, Graph graph, Node node) {
    Responder responder = Responder.of(graph, node);
    try (Trace trace = scene.network().trace(List.of(scene.input()), Set.of(responder.input()))) {
      return trace.at(0, responder.input()).map(responder.gate()::passed);
    }
  }
}
