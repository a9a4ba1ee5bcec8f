package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convlens.array.Volume;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * One picture for each of some channels of layers, several climbing at once.
 *
 * @param first channel of each layer
 * @param limit most channels of each layer; 0 for all
 * @param columns of the sheet; 0 chooses
 * @param developed from what was made to what is shown, 0..1
 */
record ChannelSheet(
    Place layers, int first, int limit, int columns, Climb climb, UnaryOperator<Volume> developed) {
  /** Pictures that climb at once. */
  private static final int TOGETHER = 8;

  private static final int FEW = 8;
  private static final Scale WHOLE = new Scale(0, 1);

  Finding look(String title, Scene scene) {
    Graph graph = scene.network().model().graph();
    List<LayerId> chosen = layers.in(graph);
    long passes = chosen.stream().mapToLong(l -> channels(graph, l).size()).sum() * climb.steps();
    List<Sheet.Section> sections = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Map<String, Volume> raw = new LinkedHashMap<>();
    List<Volume> frames = new ArrayList<>();
    String pictures = passes / climb.steps() + " pictures, each ";
    scene.progress().begin(pictures + Easel.work(climb.steps(), climb.steps()), passes);
    try {
      for (LayerId layer : chosen) {
        if (!scene.progress().cancelled()) {
          sections.add(section(scene, graph, layer, notes, raw, frames));
        }
      }
    } finally {
      scene.progress().end();
    }
    long planned = passes / climb.steps();
    long made = sections.stream().mapToLong(section -> section.tiles().size()).sum();
    if (made < planned) {
      notes.add(Note.warning("Stopped after " + made + " of " + planned + " channels."));
    }
    return new Finding(new Sheet(title, sections, Palette.GREY, notes), raw, frames);
  }

  /** What shows nothing must not look like something. */
  private static Volume faded(Volume picture) {
    return picture.map(v -> 0.8f + 0.15f * (v - 0.5f));
  }

  private List<Integer> channels(Graph graph, LayerId layer) {
    int count = graph.node(layer).shape().channels();
    List<Integer> channels = new ArrayList<>();
    for (int c = first; c < count && (limit == 0 || c < first + limit); c++) {
      channels.add(c);
    }
    if (channels.isEmpty()) {
      throw new org.convlens.task.UsageException(
          "first " + first + ": layer '" + layer + "' has channels 0 to " + (count - 1));
    }
    return channels;
  }

  private Sheet.Section section(
      Scene scene,
      Graph graph,
      LayerId layer,
      List<Note> notes,
      Map<String, Volume> raw,
      List<Volume> frames) {
    List<Integer> channels = channels(graph, layer);
    List<Tile> tiles = new ArrayList<>();
    for (int at = 0; at < channels.size() && !scene.progress().cancelled(); at += TOGETHER) {
      List<Integer> some = channels.subList(at, Math.min(channels.size(), at + TOGETHER));
      List<Score> scores = some.stream().map(c -> Score.channel(layer, c)).toList();
      Run run = new Run(scene.seed() + some.get(0), scene.progress());
      Ascent ascent = climb.towards(new Goal(scores), scene.network(), run);
      for (int i = 0; i < some.size(); i++) {
        Volume made = ascent.pictures().get(i);
        Volume shown = developed.apply(made);
        boolean stuck = Easel.isStuck(ascent, i);
        Tile tile =
            new Tile(some.get(i).toString(), stuck ? faded(shown) : shown, Optional.of(WHOLE));
        tiles.add(
            stuck
                ? tile.saying(Easel.isCutShort(ascent) ? "not yet excited" : "not excited")
                : tile);
        raw.put(layer + "." + some.get(i), made);
      }
      if (frames.isEmpty()) {
        ascent.frames().forEach(f -> frames.add(developed.apply(f.get(0))));
      }
      notes.addAll(Easel.warnings(ascent, scores.stream().map(Score::toString).toList()));
    }
    int count = graph.node(layer).shape().channels();
    String heading = layer + (tiles.size() < count ? ", " + tiles.size() + " of " + count : "");
    int wide =
        columns > 0 ? columns : tiles.size() <= FEW ? Math.max(1, Math.min(4, tiles.size())) : FEW;
    return new Sheet.Section(heading, tiles, wide, Optional.of(WHOLE));
  }
}
