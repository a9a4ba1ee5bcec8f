package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.net.Learner;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private static final int[] LABELS = {0, 0, 2, 0, 1, 0, 1, 0, 1, 0};

  private static LabelledPictures set(String... classes) {
    return new PixelPictures("ten", 1, 1, 1, new byte[10], LABELS, List.of(classes));
  }

  /** scikit-learn: compute_class_weight("balanced", classes=[0, 1, 2], y=LABELS). */
  @Test
  void balancedIsScikitLearns() {
    float[] weights = ClassWeights.BALANCED.of(set("a", "b", "c"));
    assertThat(weights).containsExactly(new float[] {10f / 18, 10f / 9, 10f / 3}, within(1e-7f));
    double sum = 0;
    for (int label : LABELS) {
      sum += weights[label];
    }
    assertThat(sum).isCloseTo(10, within(1e-5));
  }

  @Test
  void aClassWithoutPicturesWeighsNothing() {
    assertThat(ClassWeights.BALANCED.of(set("a", "b", "c", "d"))[3]).isZero();
    assertThat(ClassWeights.EQUAL.of(set("a", "b", "c"))).isEmpty();
  }

  @Test
  void eachPictureWeighsWhatItsClassDoes() {
    Learner.Batch batch = new Learner.Batch(new float[3], new int[] {2, 0, 2});
    assertThat(ClassWeights.weighed(batch, new float[] {0.5f, 1, 4}).weights())
        .containsExactly(4, 0.5f, 4);
    assertThat(ClassWeights.weighed(batch, new float[0])).isSameAs(batch);
  }
}
