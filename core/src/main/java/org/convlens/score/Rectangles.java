package org.convlens.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.BoxOutput;
import org.convlens.net.Graph;
import org.convlens.net.Places;

/**
 * Where all boxes of a detector lie.
 *
 * @param form what their numbers are
 * @param pixels whether they are pixels of the input, not shares of it
 * @param all by the boxes' numbers
 */
public record Rectangles(BoxForm form, boolean pixels, List<Rectangle> all) {
  /** Shares of a picture are hardly larger; boxes in pixels nearly always are. */
  private static final double SHARES = 2;

  private static final int CORNERS = 4;

  public Rectangles {
    all = List.copyOf(all);
  }

  /**
   * As the numbers show, of all boxes together.
   *
   * @param numbers what the layer says
   * @param asked what they are, or that it is to be found out
   * @return empty where they are no places in the picture
   */
  public static Optional<Rectangles> of(
      Graph graph, BoxOutput output, Volume numbers, BoxForm asked) {
    if (!numbers.isFinite()) {
      return Optional.empty();
    }
    boolean pixels = Math.max(numbers.max(), -numbers.min()) > SHARES;
    double[][] boxes = shares(numbers, output.places(), graph.inputShape(), pixels);
    return asked
        .settled(boxes)
        .map(
            form -> {
              List<Rectangle> all = new ArrayList<>();
              for (double[] box : boxes) {
                all.add(form.of(box));
              }
              return new Rectangles(form, pixels, all);
            });
  }

  private static double[][] shares(Volume numbers, Places places, Shape input, boolean pixels) {
    double[][] boxes = new double[places.count()][CORNERS];
    for (int box = 0; box < boxes.length; box++) {
      for (int i = 0; i < CORNERS; i++) {
        int side = i % 2 == 0 ? input.width() : input.height();
        boxes[box][i] = numbers.at(places.at(i, box)) / (pixels ? side : 1.0);
      }
    }
    return boxes;
  }

  /**
   * Without those that one of the same class before them covers (non-maximum suppression).
   *
   * @param sorted the surest first
   * @param overlap from which on the later one is left out, 0..1
   * @param most how many are kept
   */
  public List<Placed> apart(List<Placed> sorted, double overlap, int most) {
    List<Placed> kept = new ArrayList<>();
    for (Placed next : sorted) {
      if (kept.size() == most) {
        break;
      }
      Rectangle where = all.get(next.place());
      boolean covered =
          kept.stream()
              .filter(k -> k.said().index() == next.said().index())
              .anyMatch(k -> all.get(k.place()).overlap(where) > overlap);
      if (!covered) {
        kept.add(next);
      }
    }
    return kept;
  }

  /** How the numbers were read, as a clause. */
  public String said() {
    String what =
        switch (form) {
          case CENTRES -> "column and row of the middle, width, height";
          case ROWS_FIRST -> "top, left, bottom, right";
          default -> "left, top, right, bottom";
        };
    return what + (pixels ? ", in pixels of the input" : ", as shares of what the network sees");
  }
}
