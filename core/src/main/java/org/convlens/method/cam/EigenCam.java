package org.convlens.method.cam;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;
import org.convlens.score.Score;

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
        "pytorch-grad-cam's projection of the centred maps; the sign, which the "
            + "decomposition leaves open, is chosen so that the map agrees with the mean of "
            + "the maps.",
    papers = {Paper.MUHAMMAD_2020})
public record EigenCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  private static final int ITERATIONS = 200;

  @Override
  public boolean needsScore() {
    return false;
  }

  @Override
  public String shown(Score score) {
    return "first principal component";
  }

  @Override
  public List<String> remarks() {
    return List.of("The map knows no class: it is the same whatever is explained.");
  }

  @Override
  public boolean needsGradient() {
    return false;
  }

  @Override
  public Volume votes(Volume maps, Volume gradient) {
    float[] means = maps.channelMeans();
    Volume centred =
        Volume.generate(
            maps.channels(), maps.height(), maps.width(), (c, y, x) -> maps.at(c, y, x) - means[c]);
    float[] direction = principal(centred);
    Volume votes = centred.weightedSum(direction);
    float[] even = new float[maps.channels()];
    java.util.Arrays.fill(even, 1f / maps.channels());
    double agreement = votes.times(centred.weightedSum(even)).sum();
    return agreement < 0 ? votes.times(-1) : votes;
  }

  /** The first right singular vector, by power iteration on XᵀX from the channels' energies. */
  private static float[] principal(Volume centred) {
    int channels = centred.channels();
    float[] vector = new float[channels];
    for (int c = 0; c < channels; c++) {
      Volume map = centred.channel(c);
      vector[c] = (float) Math.sqrt(map.times(map).sum());
    }
    for (int i = 0; i < ITERATIONS && normalise(vector); i++) {
      Volume projected = centred.weightedSum(vector);
      for (int c = 0; c < channels; c++) {
        vector[c] = (float) centred.channel(c).times(projected).sum();
      }
    }
    normalise(vector);
    return vector;
  }

  private static boolean normalise(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    float length = (float) Math.sqrt(sum);
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
    return length > 0;
  }
}
