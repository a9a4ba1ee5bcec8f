package org.convlens.score;

import java.util.List;
import org.convlens.task.UsageException;

/**
 * Whether a network takes a picture for what it is.
 *
 * @param picture its name
 * @param predicted the likeliest class
 * @param truth the true class, and what the network says of it
 * @param rank of the true class, 1 for the likeliest
 */
public record Judged(String picture, Prediction predicted, Prediction truth, int rank) {
  /**
   * @param all classes, the likeliest first
   * @param truth index of the true class
   * @throws UsageException if there is no such class
   */
  public static Judged of(String picture, List<Prediction> all, int truth) {
    if (all.get(0).isValue()) {
      throw new UsageException("the network puts out values, not classes: there is no true class")
          .about("truth", "head");
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).index() == truth) {
        return new Judged(picture, all.get(0), all.get(i), i + 1);
      }
    }
    throw new UsageException(
            "no class " + truth + ": the network has classes 0 to " + (all.size() - 1))
        .about("truth");
  }

  public boolean isRight() {
    return rank == 1;
  }
}
