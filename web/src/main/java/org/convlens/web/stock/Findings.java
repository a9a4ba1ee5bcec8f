package org.convlens.web.stock;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.Found;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.sheet.LabelDrawing;
import org.convlens.atlas.sheet.ReasonDrawing;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.Reason;
import org.convlens.picture.Heatmap;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;

/** What is understood from an atlas: found when it is first asked for, then kept. */
public final class Findings {
  /** As the commands ask unless told otherwise. */
  private static final LabelDrawing LABELS = new LabelDrawing("margin", 40);

  private static final ReasonDrawing REASONS = new ReasonDrawing(3, 1);

  private final Atlas atlas;
  private final Map<String, NeighbourIndex> indices = new HashMap<>();
  private final Map<Integer, Heatmap> heats = new HashMap<>();
  private @Nullable Pictured pictures;
  private @Nullable AtlasLabels labels;
  private @Nullable AtlasReasons reasons;

  Findings(Atlas atlas) {
    this.atlas = atlas;
  }

  /** All pictures of the atlas. */
  public synchronized Pictured pictures() throws IOException {
    if (pictures == null) {
      pictures = Pictured.of(atlas);
    }
    return pictures;
  }

  /** Whether maps were asked for when it was made. */
  public boolean hasMaps() {
    return atlas.tables().stream().anyMatch(table -> table.name().equals(PartTables.MAPS.name()));
  }

  /** Labels that may be wrong, those with the smallest margin first. */
  public synchronized AtlasLabels labels() throws IOException {
    if (labels == null) {
      labels = AtlasLabels.of(atlas, LABELS.order());
    }
    return labels;
  }

  /** The index of pictures by a layer, if it was made. */
  public synchronized Optional<NeighbourIndex> index(String layer) throws IOException {
    NeighbourIndex known = indices.get(layer);
    if (known == null) {
      Optional<NeighbourIndex> made = new AtlasNeighbours(atlas).made(layer);
      made.ifPresent(index -> indices.put(layer, index));
      return made;
    }
    return Optional.of(known);
  }

  /** Makes the index. */
  public void makeIndex(String layer, Progress progress) throws IOException {
    new AtlasNeighbours(atlas).pictures(layer, progress);
  }

  /** Clusters of maps. */
  public synchronized AtlasReasons reasons(Progress progress) throws IOException {
    if (reasons == null) {
      reasons = REASONS.find(atlas, progress);
    }
    return reasons;
  }

  /** The first clusters of each class. */
  public List<Reason> first() throws IOException {
    return reasons(Progress.SILENT).first(REASONS.each());
  }

  /** Whether maps of pictures are at hand. */
  public synchronized boolean hasHeats() {
    return !heats.isEmpty();
  }

  /**
   * Takes the maps of pictures to hand.
   *
   * @param places of pictures in the atlas
   * @param manner how the method that made them draws its maps: the atlas keeps their numbers alone
   */
  public synchronized void takeHeats(Set<Integer> places, Heatmap manner) throws IOException {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (int place : new HashSet<>(places)) {
      wanted.put(pictures().digests().get(place), place);
    }
    if (wanted.isEmpty()) {
      return;
    }
    String marks = String.join(", ", java.util.Collections.nCopies(wanted.size(), "?"));
    Found rows =
        atlas.ask(
            "SELECT digest, height, width, values FROM maps WHERE digest IN (" + marks + ")",
            wanted.keySet().toArray());
    for (int i = 0; i < rows.rows().size(); i++) {
      Volume map = map(rows, i);
      Integer place = wanted.get(rows.text(i, "digest"));
      if (place != null) {
        heats.put(
            place,
            new Heatmap(
                "",
                map,
                manner.signed(),
                List.of(),
                Optional.empty(),
                manner.reading(),
                manner.extent()));
      }
    }
  }

  private static Volume map(Found rows, int row) {
    List<?> values = (List<?>) java.util.Objects.requireNonNull(rows.at(row, "values"));
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i) instanceof Number number ? number.floatValue() : Float.NaN;
    }
    return Volume.of(1, (int) rows.number(row, "height"), (int) rows.number(row, "width"), numbers);
  }

  /**
   * The map of a picture, if it is at hand.
   *
   * @param name of the picture
   */
  public synchronized Optional<Heatmap> heat(String name) throws IOException {
    int place = pictures().names().indexOf(name);
    return Optional.ofNullable(heats.get(place));
  }
}
