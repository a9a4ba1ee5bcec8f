package org.convlens.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.method.Channels;
import org.convlens.method.Place;
import org.convlens.method.map.Contrast;
import org.convlens.method.map.FeatureMaps;
import org.convlens.method.map.Ranking;
import org.convlens.net.FileLayers;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.op.Trait;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.report.html.Html;

/** What every layer makes of the picture. */
record MapsSection(Subject subject, PagePictures pictures) {
  static final String ID = "maps";

  /** A network of at most so many layers is shown whole, of others convolutions and poolings. */
  private static final int SHOWN_WHOLE = 24;

  private static final int MOST_LAYERS = 36;
  private static final int MOST_MAPS = 64;

  /** The same where many layers are shown: the page has to stay small enough to be sent. */
  private static final int MOST_MAPS_OF_MANY = 32;

  private static final int LEAST_MAPS = 8;

  /** So many layers are all unfolded; of more, the first and the last with maps. */
  private static final int UNFOLDED = 4;

  private static final String READING =
      " Each square is one map, bright where its filter found what it looks for; of a layer without"
          + " places each cell is one unit, row by row.";

  /** Cells that the maps of one layer may have together. */
  private static final int CELLS = 200_000;

  String html() {
    List<LayerId> layers = layers();
    StringBuilder figures = new StringBuilder();
    Map<String, Map<LayerId, Volume>> seen = new LinkedHashMap<>();
    FeatureMaps all = method(layers, MOST_MAPS);
    for (Map.Entry<String, Network> stage : subject.stages().entrySet()) {
      seen.put(stage.getKey(), all.activations(stage.getValue(), subject.scene().input()));
    }
    boolean few = layers.size() <= UNFOLDED;
    for (LayerId layer : layers) {
      boolean open = few || layers.indexOf(layer) == 0 || layer.equals(last(layers));
      figures.append(sheets(layer, seen).folded(pictures, PagePart.of(ID).at(layer.name()), open));
    }
    String lead =
        seen.size() > 1
            ? "Every layer's answer to the picture, before and after training side by side: the"
                + " same colour is the same number in both."
            : "Every layer's answer to the picture; within a layer the same colour is the same"
                + " number.";
    return Html.section(
        ID, "What each layer sees", lead + READING + omitted(layers), figures.toString());
  }

  /** The last layer that has maps, or the last one. */
  private LayerId last(List<LayerId> layers) {
    Graph graph = subject.model().graph();
    return layers.stream()
        .filter(layer -> graph.node(layer).shape().isSpatial())
        .reduce((a, b) -> b)
        .orElse(layers.get(layers.size() - 1));
  }

  private StageSheets sheets(LayerId layer, Map<String, Map<LayerId, Volume>> seen) {
    Graph graph = subject.model().graph();
    Node node = graph.node(layer);
    int cells = node.shape().height() * node.shape().width();
    int most = seen.values().iterator().next().size() > SHOWN_WHOLE ? MOST_MAPS_OF_MANY : MOST_MAPS;
    FeatureMaps method =
        method(List.of(layer), Math.max(LEAST_MAPS, Math.min(most, CELLS / cells)));
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    seen.forEach(
        (stage, volumes) -> {
          Volume maps = volumes.get(layer);
          if (maps != null) {
            sheets.put(
                stage, method.sheet(graph, Map.of(layer, maps), Optional.empty(), List.of()));
          }
        });
    return new StageSheets(sheets);
  }

  private static FeatureMaps method(List<LayerId> layers, int limit) {
    Place place = Place.named(layers.stream().map(LayerId::name).toArray(String[]::new));
    return new FeatureMaps(
        place, Contrast.SHARED, Channels.ALL, Ranking.INDEX, 0, limit, Palette.VIRIDIS, false);
  }

  private List<LayerId> layers() {
    Graph graph = subject.model().graph();
    List<LayerId> all =
        Place.ALL.in(graph).stream()
            .filter(id -> !graph.node(id).op().is(Trait.PASSES))
            .filter(id -> graph.node(id).shape().hasBatch() && graph.node(id).shape().rank() >= 2)
            .toList();
    if (all.size() <= SHOWN_WHOLE) {
      return all;
    }
    FileLayers counted = FileLayers.of(subject.model());
    List<LayerId> maps = Place.MAPS.in(graph).stream().map(counted::end).distinct().toList();
    int step = (maps.size() + MOST_LAYERS - 1) / MOST_LAYERS;
    return IntStream.range(0, maps.size())
        .filter(i -> i % step == 0 || i == maps.size() - 1)
        .mapToObj(maps::get)
        .toList();
  }

  private String omitted(List<LayerId> shown) {
    int all = subject.model().graph().nodes().size();
    return shown.size() < all ? " " + shown.size() + " of " + all + " layers are shown." : "";
  }
}
