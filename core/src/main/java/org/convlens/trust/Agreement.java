package org.convlens.trust;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;

/**
 * How far several heatmaps of one picture agree: Spearman's rank correlation of each pair, as
 * Adebayo et al. (2018) compare maps. Agreement does not make a map right, but maps that disagree
 * cannot all be.
 *
 * @param names of the maps
 * @param correlations names × names, symmetric, 1 on the diagonal; NaN where a map is the same
 *     everywhere
 * @param blanks for each map, why it has no order of places; empty text where it has one
 */
public record Agreement(List<String> names, Volume correlations, List<String> blanks) {
  private static final String NAME = "agreement";

  /** What the maps of a picture share on average. */
  public static final Measure MEAN =
      Measure.higher(NAME, NAME, "agreement with the other maps", Paper.ADEBAYO_2018);

  public Agreement {
    names = List.copyOf(names);
    blanks = List.copyOf(blanks);
  }

  /**
   * @param picture what the maps are of, in the size that the network sees: maps that cover only a
   *     part of it are compared there
   */
  public static Agreement of(List<String> names, List<Heatmap> maps, Volume picture) {
    List<Importance> all = maps.stream().map(Importance::of).toList();
    int count = all.size();
    float[] values = new float[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double both =
            i == j ? 1 : all.get(i).correlation(all.get(j), picture.height(), picture.width());
        values[i * count + j] = (float) both;
        values[j * count + i] = (float) both;
      }
    }
    List<String> blanks = all.stream().map(one -> one.blank().orElse("")).toList();
    return new Agreement(names, Volume.of(1, count, count, values), blanks);
  }

  /** What one of at least two maps shares with the others. */
  public Answer of(int map) {
    double sum = 0;
    int found = 0;
    int farthest = -1;
    for (int other = 0; other < names.size(); other++) {
      float both = correlations.at(0, map, other);
      if (other != map && Float.isFinite(both)) {
        sum += both;
        found++;
        boolean farther = farthest < 0 || both < correlations.at(0, map, farthest);
        farthest = farther ? other : farthest;
      }
    }
    double mean = found == 0 ? Double.NaN : sum / found;
    String sentence = found == 0 ? NAME + ": " + untold(map) : sentence(map, mean, found, farthest);
    return new Answer(
        NAME,
        sentence,
        List.of(Detail.of("mean", mean), Detail.of("others", found)),
        List.of(MEAN.at(mean)),
        MEAN.paper());
  }

  private String untold(int map) {
    if (!blanks.get(map).isEmpty()) {
      return "nothing to rank, " + blanks.get(map);
    }
    boolean covered =
        IntStream.range(0, names.size()).anyMatch(i -> i != map && blanks.get(i).isEmpty());
    if (covered) {
      return "nothing to compare, where maps overlap one of them is the same everywhere";
    }
    return names.size() == 2
        ? "nothing to compare with, " + blanks.get(1 - map).replaceFirst("the map", "the other map")
        : "nothing to compare with, all other maps are the same everywhere or hold no numbers";
  }

  private String sentence(int map, double mean, int found, int farthest) {
    int others = names.size() - 1;
    String with =
        found == 1
            ? names.get(farthest)
            : found == others
                ? "the " + found + " others"
                : found + " of the " + others + " others";
    StringBuilder sentence =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%s %.2f with %s (1 the same order, 0 by chance)", NAME, mean, with));
    if (found > 1) {
      float least = correlations.at(0, map, farthest);
      String name = names.get(farthest);
      sentence.append(String.format(Locale.ROOT, "; least with %s, %.2f", name, least));
    }
    if (found < others) {
      sentence.append("; nothing to compare in ").append(String.join(", ", missing(map)));
    }
    return sentence.toString();
  }

  private List<String> missing(int map) {
    return IntStream.range(0, names.size())
        .filter(other -> Float.isNaN(correlations.at(0, map, other)))
        .mapToObj(names::get)
        .toList();
  }
}
