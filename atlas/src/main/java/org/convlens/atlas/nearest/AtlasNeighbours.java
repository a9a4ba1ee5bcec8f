package org.convlens.atlas.nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.array.Eigenvectors;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Layout;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.WholeTables;
import org.convlens.atlas.table.Table;
import org.convlens.task.Fingerprint;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * What is like what in an atlas: pictures by the mean activations of a layer, units by what classes
 * excite them.
 */
public final class AtlasNeighbours {
  private static final long SEED = 1;

  private final Atlas atlas;

  public AtlasNeighbours(Atlas atlas) {
    this.atlas = atlas;
  }

  /** The layers that were looked at. */
  public List<String> layers() throws IOException {
    List<String> layers = new ArrayList<>();
    Path file = atlas.folder().resolve(Layout.whole(WholeTables.LAYERS.name()));
    Kept.rows(WholeTables.LAYERS, file, row -> layers.add(String.valueOf(row[0])));
    return layers;
  }

  /**
   * The one that is meant.
   *
   * @param name empty for the first
   * @throws UsageException if it was not looked at
   */
  public String layer(String name) throws IOException {
    List<String> layers = layers();
    if (!name.isEmpty() && !layers.contains(name)) {
      throw new UsageException(
              "layer '%s' is not in the atlas: there are %s"
                  .formatted(name, String.join(", ", layers)))
          .about("layer");
    }
    return name.isEmpty() ? layers.get(0) : name;
  }

  /**
   * The index of all pictures by a layer, which is made where it is missing or of an earlier state
   * of the atlas, and kept in its folder.
   *
   * @param progress of the making, one step a picture
   */
  public NeighbourIndex pictures(String layer, Progress progress) throws IOException {
    Optional<NeighbourIndex> made = made(layer);
    if (made.isPresent()) {
      return made.get();
    }
    Path file = atlas.folder().resolve(name(layer));
    Table table = PartTables.VECTORS;
    List<float[]> vectors = new ArrayList<>();
    Kept.each(
        atlas,
        table,
        "make it again",
        row -> {
          if (layer.equals(row[table.place("layer")])) {
            vectors.add((float[]) Objects.requireNonNull(row[table.place("mean")]));
          }
        });
    progress.begin("linking what is alike", vectors.size());
    try {
      NeighbourIndex index =
          NeighbourIndex.of(vectors.toArray(float[][]::new), Likeness.DIRECTION, SEED, progress);
      FolderStore store = new FolderStore(atlas.folder());
      for (String old : store.list("")) {
        if (old.startsWith(begin(layer))) {
          store.remove(old);
        }
      }
      index.write(file);
      return index;
    } finally {
      progress.end();
    }
  }

  /** The same, if it was made of this state of the atlas. */
  public Optional<NeighbourIndex> made(String layer) throws IOException {
    Path file = atlas.folder().resolve(name(layer));
    return Files.exists(file) ? Optional.of(NeighbourIndex.open(file)) : Optional.empty();
  }

  private static String begin(String layer) {
    return "like-" + layer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]+", "-") + "-";
  }

  /** Of a layer and a state of the atlas. */
  private String name(String layer) throws IOException {
    Path manifest = atlas.folder().resolve(Layout.MANIFEST);
    return begin(layer) + Fingerprint.of(manifest).substring(0, 12) + ".near";
  }

  /**
   * A unit and how like another it is.
   *
   * @param likeness the correlation of what classes they speak to, −1..1
   */
  public record LikeUnit(String layer, int channel, double likeness) {
    /** For programs. */
    public Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("unit", new UnitName(layer, channel).toString());
      facts.put("likeness", likeness);
      return facts;
    }
  }

  /**
   * Units that speak to the same predicted classes, the likest first.
   *
   * @throws UsageException if there is no such unit
   */
  public List<LikeUnit> units(String layer, int channel, int count) throws IOException {
    TreeMap<String, List<float[]>> means = new TreeMap<>();
    Table table = WholeTables.CLASS_MEANS;
    Kept.rows(
        table,
        atlas.folder().resolve(Layout.whole(table.name())),
        row -> {
          if ("predicted".equals(row[table.place("by")])) {
            means
                .computeIfAbsent(String.valueOf(row[table.place("layer")]), l -> new ArrayList<>())
                .add((float[]) Objects.requireNonNull(row[table.place("mean")]));
          }
        });
    List<float[]> own = means.getOrDefault(layer, List.of());
    if (own.size() < 3) {
      throw new UsageException(
          "what units of '%s' speak to is not known: pictures of three classes are wanted"
              .formatted(layer));
    }
    int channels = own.get(0).length;
    if (channel < 0 || channel >= channels) {
      throw new UsageException(
          "no channel %d in '%s': there are 0 to %d".formatted(channel, layer, channels - 1));
    }
    double[] query = profile(own, channel);
    List<LikeUnit> units = new ArrayList<>();
    means.forEach(
        (name, classes) -> {
          for (int c = 0; c < classes.get(0).length; c++) {
            if (!name.equals(layer) || c != channel) {
              units.add(new LikeUnit(name, c, Eigenvectors.dot(query, profile(classes, c))));
            }
          }
        });
    units.sort(
        java.util.Comparator.comparingDouble(LikeUnit::likeness)
            .reversed()
            .thenComparing(LikeUnit::layer)
            .thenComparingInt(LikeUnit::channel));
    return units.subList(0, Math.min(count, units.size()));
  }

  /** Means by class, less their mean, of length 1. */
  private static double[] profile(List<float[]> classes, int channel) {
    double[] profile = classes.stream().mapToDouble(means -> means[channel]).toArray();
    double mean = java.util.Arrays.stream(profile).average().orElse(0);
    double squares = 0;
    for (int i = 0; i < profile.length; i++) {
      profile[i] -= mean;
      squares += profile[i] * profile[i];
    }
    for (int i = 0; i < profile.length && squares > 0; i++) {
      profile[i] /= Math.sqrt(squares);
    }
    return profile;
  }
}
