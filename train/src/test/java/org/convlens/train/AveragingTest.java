package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.data.PixelPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.task.Progress;
import org.convlens.train.Averaging.Kind;
import org.convlens.train.network.Sequential;
import org.junit.jupiter.api.Test;

class AveragingTest {
  private static final double[] EMA = {2.0 / 11, 3.0 / 12, 4.0 / 13, 5.0 / 14, 6.0 / 15, 0.4};

  /** TensorFlow's ExponentialMovingAverage with num_updates: min(0.4, (1 + n) / (10 + n)). */
  @Test
  void earlyOnLessOfTheAverageStays() {
    Averaging averaging = Averaging.ema(0.4);
    for (int n = 1; n <= EMA.length; n++) {
      assertThat(averaging.decay(n, 100)).isCloseTo(EMA[n - 1], within(1e-15));
    }
    Averaging everyThird = new Averaging(Kind.EMA, 0.4, 3);
    assertThat(everyThird.decay(6, 100)).isCloseTo(EMA[1], within(1e-15));
    assertThat(everyThird.isDue(6)).isTrue();
    assertThat(everyThird.isDue(7)).isFalse();
    assertThat(Averaging.NONE.isDue(6)).isFalse();
  }

  /** 0.8 · (done / all)³. */
  @Test
  void aheadTheShareGrowsWithTheCube() {
    Averaging averaging = Averaging.lookAhead(0.8, 5);
    assertThat(averaging.decay(50, 100)).isCloseTo(0.1, within(1e-15));
    assertThat(averaging.decay(100, 100)).isCloseTo(0.8, within(1e-15));
  }

  private static List<float[]> weights(Averaging averaging) throws IOException {
    byte[] pixels = {10, 90, (byte) 200, 40, 120, 30, 60, (byte) 250};
    TrainingData data =
        new TrainingData(
            new PixelPictures("two", 1, 2, 2, pixels, new int[] {0, 1}, List.of("a", "b")),
            Optional.empty(),
            Optional.empty());
    Course course =
        Course.DEFAULT
            .regime(new Regime(EMA.length, 1, 1, 0))
            .descent(Descent.sgd(0.5, 0, false, 0))
            .averaging(averaging);
    Sequential network =
        Sequential.input(2, 2, 1).then(flatten(), dense(2).softmax().name("logits"));
    OwnRecipe own = OwnRecipe.of("two", network);
    Recipe recipe =
        new OwnRecipe("two", network, course, own.pixels(), own.augmentation(), own.mixing());
    List<float[]> after = new ArrayList<>();
    TrainingResult result =
        new Trainer(SoftmaxRegression.ENGINE, recipe, 3)
            .train(
                data, Progress.SILENT, (epoch, figures, graph) -> after.add(matrix(graph.get())));
    after.add(0, matrix(result.untrained().graph()));
    return after;
  }

  private static float[] matrix(Graph graph) {
    return graph.node(new LayerId("logits")).weights().get(0).toFloats();
  }

  /** Step by step from the weights of the same training without averages. */
  @Test
  void whatIsKeptIsTheAverageOfWhatWasLearned() throws IOException {
    List<float[]> learned = weights(Averaging.NONE);
    List<float[]> averaged = weights(Averaging.ema(0.4));
    double[] mean = new double[8];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = learned.get(0)[i];
    }
    for (int n = 1; n <= EMA.length; n++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] = EMA[n - 1] * mean[i] + (1 - EMA[n - 1]) * learned.get(n)[i];
        assertThat((double) averaged.get(n)[i]).isCloseTo(mean[i], within(1e-6));
      }
      assertThat(averaged.get(n)).isNotEqualTo(learned.get(n));
    }
  }
}
