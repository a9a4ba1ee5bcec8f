package org.convlens.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Places;

/**
 * What a network says at one of many places.
 *
 * @param place of boxes the number of the box; of a map, cells row by row
 * @param said the class that it says there
 */
public record Placed(int place, Prediction said) {
  private static final Comparator<Placed> SUREST =
      Comparator.comparingDouble((Placed p) -> p.said().probability())
          .reversed()
          .thenComparingInt(Placed::place);

  /**
   * The boxes that a detector is surest of, each for the likeliest of its classes. Where a softmax
   * shares the probability out, class 0 stands for nothing, as SSD has it, and is not asked for.
   *
   * @param most how many
   */
  public static List<Placed> boxes(Head head, Labels labels, Volume scores, int most) {
    Places places = head.places();
    int nothing = head.independent() || places.classes() == 1 ? -1 : 0;
    return IntStream.range(0, places.count())
        .mapToObj(box -> new Placed(box, best(head, labels, places.of(scores, box), nothing)))
        .sorted(SUREST)
        .limit(most)
        .toList();
  }

  private static Prediction best(Head head, Labels labels, Volume here, int nothing) {
    double[] p = Probabilities.of(here, head.independent());
    int best = -1;
    for (int c = p.length == here.size() ? 0 : 1; c < p.length; c++) {
      if (c != nothing && (best < 0 || p[c] > p[best])) {
        best = c;
      }
    }
    return new Prediction(best, labels.name(best), p[best], here.at(here.size() == 1 ? 0 : best));
  }

  /**
   * The class that is the likeliest in each cell of a map, row by row. Where each class has a
   * sigmoid of its own, only one whose logit is above 0, else −1; of a single logit 1 where it is
   * above 0, else 0.
   */
  public static int[] likeliest(Head head, Volume scores) {
    Places places = head.places();
    return IntStream.range(0, places.count())
        .map(place -> likeliest(head, scores, place))
        .toArray();
  }

  private static int likeliest(Head head, Volume scores, int place) {
    Places places = head.places();
    int best = places.likeliest(scores, place);
    boolean above = scores.at(places.at(best, place)) > 0;
    if (places.classes() == 1) {
      return above ? 1 : 0;
    }
    return above || !head.independent() ? best : -1;
  }

  /**
   * In which share of a map's cells each class is the likeliest, as {@link #likeliest(Head,
   * Volume)} says, the largest first; those that are nowhere are left out.
   */
  public static List<Share> shares(Head head, Labels labels, Volume scores) {
    Places places = head.places();
    int[] cells = new int[head.answers()];
    for (int here : likeliest(head, scores)) {
      if (here >= 0) {
        cells[here]++;
      }
    }
    List<Share> shares = new ArrayList<>();
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] > 0) {
        shares.add(new Share(c, labels.name(c), (double) cells[c] / places.count()));
      }
    }
    shares.sort(Comparator.comparingDouble(Share::share).reversed().thenComparingInt(Share::index));
    return shares;
  }

  /**
   * A class, and where it is the likeliest.
   *
   * @param share of all cells, 0..1
   */
  public record Share(int index, String label, double share) {}
}
