package org.convlens.method.cam;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Eigenvectors;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Note;

/**
 * The feature maps' first principal component: cells as rows, channels as columns, centred,
 * projected on the first right singular vector (Muhammad, Yeasin 2020). It knows no class. The
 * sign, which the decomposition leaves open, is the one that agrees with the mean over all maps.
 */
@About(
    summary = "The pattern that most of a layer's feature maps share, whatever the class.",
    formula = "L = max(0, (A − mean A) v), v the first right singular vector of cells × channels",
    caution = "It knows no class: it shows what is striking, not why the network decided.",
    compat =
        "pytorch-grad-cam's projection of the centred maps; the paper does not centre them. The"
            + " sign, which the decomposition leaves open and pytorch-grad-cam leaves to chance, is"
            + " chosen so that the map agrees with the mean of the maps.",
    papers = {Paper.MUHAMMAD_2020})
public record EigenCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public boolean needsScore() {
    return false;
  }

  @Override
  public String shown(Score score) {
    return "first principal component";
  }

  @Override
  public List<Note> remarks() {
    return List.of(Note.fact("The map knows no class: it is the same whatever is explained."));
  }

  @Override
  public boolean needsGradient() {
    return false;
  }

  @Override
  public Volume votes(Volume maps, Volume gradient) {
    double[][] channels = centred(maps);
    Eigenvectors first = Eigenvectors.ofRows(channels, 1);
    double size = Math.sqrt(Math.max(0, first.values()[0]));
    double[] votes = Arrays.stream(first.vectors()[0]).map(v -> size * v).toArray();
    double sign = agreement(votes, channels) < 0 ? -1 : 1;
    return Volume.generate(
        1, maps.height(), maps.width(), (c, y, x) -> (float) (sign * votes[y * maps.width() + x]));
  }

  /** Every map less its mean, a row each. */
  private static double[][] centred(Volume maps) {
    double[][] rows = new double[maps.channels()][maps.area()];
    for (int k = 0; k < rows.length; k++) {
      double mean = maps.channel(k).mean();
      for (int i = 0; i < rows[k].length; i++) {
        rows[k][i] = maps.at(k * maps.area() + i) - mean;
      }
    }
    return rows;
  }

  /** How well a map agrees with the mean of all. */
  private static double agreement(double[] votes, double[][] channels) {
    double sum = 0;
    for (double[] channel : channels) {
      sum += Eigenvectors.dot(votes, channel);
    }
    return sum;
  }
}
