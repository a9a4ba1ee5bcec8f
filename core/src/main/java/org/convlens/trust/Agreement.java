package org.convlens.trust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;

/**
 * How far several heatmaps of one picture agree: Spearman's rank correlation of each pair, as
 * Adebayo et al. (2018) compare maps. Agreement does not make a map right, but maps that disagree
 * cannot all be.
 *
 * @param names of the maps
 * @param correlations names × names, symmetric, 1 on the diagonal; NaN where a map is constant
 */
public record Agreement(List<String> names, Volume correlations) {
  public Agreement {
    names = List.copyOf(names);
  }

  public static Agreement of(List<String> names, List<Heatmap> maps) {
    int count = maps.size();
    float[] values = new float[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double both = i == j ? 1 : Correlation.spearman(maps.get(i).map(), maps.get(j).map());
        values[i * count + j] = (float) both;
        values[j * count + i] = (float) both;
      }
    }
    return new Agreement(names, Volume.of(1, count, count, values));
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
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("mean", found == 0 ? Double.NaN : sum / found);
    numbers.put("others", (double) found);
    String sentence =
        found == 0
            ? "agreement: not to be told, the map or all others are constant"
            : String.format(
                Locale.ROOT,
                "agreement %.2f with %s (1 the same order, 0 by chance)%s",
                sum / found,
                found == 1 ? names.get(farthest) : "the " + found + " others",
                found == 1
                    ? ""
                    : String.format(
                        Locale.ROOT,
                        "; least with %s, %.2f",
                        names.get(farthest),
                        correlations.at(0, map, farthest)));
    return new Answer("agreement", sentence, numbers, Paper.ADEBAYO_2018);
  }
}
