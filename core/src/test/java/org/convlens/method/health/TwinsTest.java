package org.convlens.method.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.convlens.array.Volume;
import org.convlens.method.filter.LayerKernels;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

class TwinsTest {
  @Test
  void correlationIsPearsonsOverAllCellsOfAllPictures() {
    Twins twins = Twins.of(new LayerKernels(2, 1, 1, 1, new float[] {1, 2}), 0.9);
    Random random = new Random(1);
    Moments moments = Moments.NONE;
    double[] a = new double[60];
    double[] b = new double[60];
    for (int picture = 0; picture < 10; picture++) {
      Volume maps = Volume.generate(2, 2, 3, (c, y, x) -> (float) random.nextGaussian());
      moments = moments.merge(Moments.of(maps, twins.pairs().get(0), Gate.of(new Relu())));
      for (int i = 0; i < 6; i++) {
        a[picture * 6 + i] = Math.max(0, maps.at(i));
        b[picture * 6 + i] = Math.max(0, maps.at(6 + i));
      }
    }
    double meanA = java.util.Arrays.stream(a).average().orElseThrow();
    double meanB = java.util.Arrays.stream(b).average().orElseThrow();
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < 60; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    assertThat(moments.correlation())
        .isEqualTo(product / Math.sqrt(squaresA * squaresB), within(1e-12));
  }

  @Test
  void onlyKernelsThatAreAlikeArePairs() {
    LayerKernels kernels = new LayerKernels(3, 2, 1, 1, new float[] {1, 0, 1, 1, -1, 0});
    assertThat(Twins.of(kernels, 0.8).pairs()).isEmpty();
    assertThat(Twins.of(kernels, 0.7).pairs())
        .singleElement()
        .satisfies(p -> assertThat(p.cosine()).isEqualTo(Math.sqrt(0.5), within(1e-7)));
  }
}
