package org.convlens.atlas.suspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Labels of an atlas that may be wrong. They can only be told where the network never saw the
 * pictures.
 *
 * @param pictures of the atlas
 * @param places of those that bear a label
 * @param joint whose pictures are counted among these
 */
@SuppressWarnings("ArrayRecordComponent")
public record AtlasLabels(Pictured pictures, int[] places, ConfidentJoint joint) {
  /** What is written. */
  public static final Table SUSPECTS =
      Table.of(
          "suspects",
          "A picture whose label may be wrong, the most suspicious first.",
          Column.of("place", Kind.WHOLE, "from 1 for the most suspicious"),
          Column.of("digest", Kind.TEXT, "SHA-256 of the picture file's bytes"),
          Column.of("name", Kind.TEXT, "its first name"),
          Column.of("truth", Kind.WHOLE, "index of the class that it is labelled with"),
          Column.of("likelier", Kind.WHOLE, "index of the class that it counts as"),
          Column.of(
              "confident", Kind.WHOLE, "1 if it lies off the diagonal of the confident joint"),
          Column.of("self_confidence", Kind.NUMBER, "probability of its label, 0..1"),
          Column.of("margin", Kind.NUMBER, "that less the largest other one, −1..1"));

  /**
   * @throws UsageException where nothing is labelled
   */
  public static AtlasLabels of(Atlas atlas, Order order) throws IOException {
    Pictured pictures = Pictured.of(atlas);
    int[] places =
        IntStream.range(0, pictures.size())
            .filter(i -> pictures.truth()[i] >= 0 && pictures.predicted()[i] >= 0)
            .toArray();
    if (places.length == 0) {
      throw new UsageException(
              "the atlas knows no true classes: make it of a folder a class, or with a list of them")
          .about("truth");
    }
    float[][] probabilities = new float[places.length][];
    int[] labels = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      float[] logs = pictures.outputs().get(places[i]);
      probabilities[i] = new float[logs.length];
      for (int c = 0; c < logs.length; c++) {
        probabilities[i][c] = (float) Math.min(1, StrictMath.exp(logs[c]));
      }
      labels[i] = pictures.truth()[places[i]];
    }
    return new AtlasLabels(pictures, places, ConfidentJoint.of(probabilities, labels, order));
  }

  /** The picture's place among all. */
  public int place(Suspect suspect) {
    return places[suspect.picture()];
  }

  public void write(Atlas atlas) throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Suspect suspect : joint.suspects()) {
      int place = place(suspect);
      rows.add(
          new @Nullable Object[] {
            rows.size() + 1,
            pictures.digests().get(place),
            pictures.names().get(place),
            suspect.label(),
            suspect.likelier(),
            suspect.confident() ? 1 : 0,
            suspect.selfConfidence(),
            suspect.margin()
          });
    }
    Kept.write(atlas, SUSPECTS, rows);
  }

  /**
   * For programs.
   *
   * @param classes their names by index
   * @param limit suspects that are told
   */
  public Map<String, Object> facts(List<String> classes, int limit) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("labelled", places.length);
    facts.put("expectedNoise", joint.noise());
    facts.put("confident", joint.suspects().stream().filter(Suspect::confident).count());
    facts.put("suspects", joint.suspects().size());
    facts.put(
        "first",
        joint.suspects().stream()
            .limit(limit)
            .map(
                suspect -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("name", pictures.names().get(place(suspect)));
                  one.put("digest", pictures.digests().get(place(suspect)));
                  one.put("truth", named(classes, suspect.label()));
                  one.put("likelier", named(classes, suspect.likelier()));
                  one.put("confident", suspect.confident());
                  one.put("selfConfidence", suspect.selfConfidence());
                  one.put("likelierConfidence", probability(suspect));
                  one.put("margin", suspect.margin());
                  return one;
                })
            .toList());
    return facts;
  }

  /** Of the class that it counts as. */
  private double probability(Suspect suspect) {
    float ln = pictures.outputs().get(place(suspect))[suspect.likelier()];
    return Math.min(1, StrictMath.exp(ln));
  }

  static String named(List<String> classes, int index) {
    return index < classes.size() ? classes.get(index) : "class " + index;
  }

  /** The first of them, each with what it is labelled and what it may be. */
  public Sheet sheet(List<String> classes, Thumbnails thumbnails, int limit) {
    List<Tile> tiles =
        joint.suspects().stream()
            .limit(limit)
            .map(
                suspect ->
                    thumbnails.tile(
                        pictures.names().get(place(suspect)),
                        named(classes, suspect.label())
                            + " → "
                            + named(classes, suspect.likelier())))
            .toList();
    return new Sheet(
        "Labels that may be wrong",
        List.of(
            new Sheet.Section(
                "label → likelier class, the most suspicious first", tiles, 8, Optional.empty())),
        Palette.GREY,
        thumbnails.notes(tiles));
  }
}
