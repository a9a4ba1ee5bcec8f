package org.convlens.atlas.suspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Run;
import org.jspecify.annotations.Nullable;

/**
 * Clusters of the maps that an atlas keeps, within each class that they explain.
 *
 * @param pictures of the atlas
 * @param reasons the most suspicious first; members are places of pictures
 * @param rows of a mean map; 0 where there are no maps
 */
public record AtlasReasons(Pictured pictures, List<Reason> reasons, int rows) {
  /** What is written. */
  public static final Table CLUSTERS =
      Table.of(
          "clusters",
          "A picture in a cluster of maps; a cluster's rows stand together, the most typical first.",
          Column.of("cluster", Kind.WHOLE, "from 1 for the most suspicious"),
          Column.of("class", Kind.WHOLE, "index of the class that its maps explain"),
          Column.of("digest", Kind.TEXT, "SHA-256 of the picture file's bytes"),
          Column.of("name", Kind.TEXT, "its first name"),
          Column.of("members", Kind.WHOLE, "pictures of the cluster"),
          Column.of("wrong", Kind.WHOLE, "how many of them are of another class"),
          Column.of("distance", Kind.NUMBER, "of its mean from the others', in their deviations"),
          Column.of("leaving", Kind.NUMBER, "share of its links to neighbours that leave it, 0..1"),
          Column.of(
              "isolation", Kind.NUMBER, "share of the maps most like its own that are in it, 0..1"),
          Column.of(
              "association", Kind.NUMBER, "z of the odds ratio of membership and errors, from 0"),
          Column.of("suspicion", Kind.NUMBER, "by which clusters are ranked"));

  private static final int SIDE = 8;
  private static final int TYPICAL = 11;
  private static final int ENLARGED = 4;

  /**
   * @throws org.convlens.task.UsageException if the atlas keeps no maps
   * @throws org.convlens.task.StoppedException if the work was stopped
   */
  public static AtlasReasons of(Atlas atlas, WrongReasons how, Run run) throws IOException {
    Pictured pictures = Pictured.of(atlas);
    Map<String, Integer> places = pictures.places();
    Table table = PartTables.MAPS;
    List<float[]> heats = new ArrayList<>();
    List<Integer> kinds = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    int[] rows = new int[1];
    Kept.each(
        atlas,
        table,
        "make one with --explain grad-cam, which keeps a map of each picture",
        row -> {
          Integer place = places.get(String.valueOf(row[0]));
          if (place != null) {
            float[] values = (float[]) Objects.requireNonNull(row[table.place("values")]);
            heats.add(
                Heat.of(
                    values,
                    whole(row[table.place("height")]),
                    whole(row[table.place("width")]),
                    SIDE));
            rows[0] = Math.min(SIDE, whole(row[table.place("height")]));
            kinds.add(whole(row[table.place("class")]));
            owners.add(place);
          }
        });
    boolean[] wrong = new boolean[heats.size()];
    for (int i = 0; i < wrong.length; i++) {
      int truth = pictures.truth()[owners.get(i)];
      wrong[i] = truth >= 0 && truth != kinds.get(i);
    }
    List<Reason> reasons =
        how.of(
            heats.toArray(float[][]::new), kinds.stream().mapToInt(i -> i).toArray(), wrong, run);
    return new AtlasReasons(pictures, reasons.stream().map(r -> r.of(owners)).toList(), rows[0]);
  }

  private static int whole(@Nullable Object value) {
    return (Integer) Objects.requireNonNull(value);
  }

  public void write(Atlas atlas) throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      Reason reason = reasons.get(i);
      for (int member : reason.members()) {
        rows.add(
            new @Nullable Object[] {
              i + 1,
              reason.kind(),
              pictures.digests().get(member),
              pictures.names().get(member),
              reason.size(),
              reason.wrong(),
              reason.distance(),
              reason.leaving(),
              reason.isolation(),
              reason.association(),
              reason.suspicion()
            });
      }
    }
    Kept.write(atlas, CLUSTERS, rows);
  }

  /**
   * The first clusters of each class, classes in the order of their most suspicious cluster.
   *
   * @param each clusters of a class
   */
  public List<Reason> first(int each) {
    Map<Integer, List<Reason>> classes = new LinkedHashMap<>();
    for (Reason reason : reasons) {
      List<Reason> own = classes.computeIfAbsent(reason.kind(), k -> new ArrayList<>());
      if (own.size() < each) {
        own.add(reason);
      }
    }
    return classes.values().stream().flatMap(List::stream).toList();
  }

  /** A cluster for programs: counts, intervals, and its most typical pictures. */
  public Map<String, Object> facts(Reason reason, List<String> classes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cluster", reasons.indexOf(reason) + 1);
    facts.put("class", AtlasLabels.named(classes, reason.kind()));
    facts.put("members", reason.size());
    facts.put("pictures", reason.all());
    facts.put("share", reason.share());
    facts.put("wrong", reason.wrong());
    facts.put("error", List.of(reason.error().low(), reason.error().high()));
    facts.put("wrongElsewhere", reason.wrongElsewhere());
    facts.put(
        "errorElsewhere", List.of(reason.errorElsewhere().low(), reason.errorElsewhere().high()));
    facts.put("distance", reason.distance());
    facts.put("leaving", reason.leaving());
    facts.put("isolation", reason.isolation());
    facts.put("association", reason.association());
    facts.put("suspicion", reason.suspicion());
    facts.put("mean", mean(reason));
    facts.put(
        "typical", reason.members().stream().limit(TYPICAL).map(pictures.names()::get).toList());
    return facts;
  }

  /** Of each cluster its mean map and its most typical pictures. */
  public Sheet sheet(List<Reason> shown, List<String> classes, Thumbnails thumbnails) {
    List<Sheet.Section> sections = new ArrayList<>();
    List<Tile> all = new ArrayList<>();
    for (Reason reason : shown) {
      List<Tile> tiles = new ArrayList<>();
      tiles.add(heat(reason));
      reason.members().stream()
          .limit(TYPICAL)
          .map(member -> thumbnails.tile(pictures.names().get(member), ""))
          .forEach(tiles::add);
      all.addAll(tiles.subList(1, tiles.size()));
      sections.add(new Sheet.Section(words(reason, classes), tiles, TYPICAL + 1, Optional.empty()));
    }
    return new Sheet(
        "Where the network looks, within each class",
        sections,
        Palette.MAGMA,
        thumbnails.notes(all));
  }

  /** Of a cluster: its mean map, enlarged. */
  public Tile heat(Reason reason) {
    float[] mean = reason.mean();
    Volume map = Volume.of(1, rows, mean.length / rows, mean);
    return Tile.of("mean map", Warp.nearest(map, ENLARGED * rows, ENLARGED * map.width()));
  }

  /** Row by row. */
  private List<List<Float>> mean(Reason reason) {
    float[] mean = reason.mean();
    int columns = mean.length / rows;
    List<List<Float>> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Float> numbers = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        numbers.add(mean[row * columns + column]);
      }
      all.add(numbers);
    }
    return all;
  }

  /** A line for people. */
  public static String words(Reason reason, List<String> classes) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d pictures (%.0f %%), %.1f %% wrong (%.1f to %.1f), elsewhere %.1f %%",
        AtlasLabels.named(classes, reason.kind()),
        reason.size(),
        reason.all(),
        100 * reason.share(),
        100.0 * reason.wrong() / reason.size(),
        100 * reason.error().low(),
        100 * reason.error().high(),
        100.0 * reason.wrongElsewhere() / (reason.all() - reason.size()));
  }
}
