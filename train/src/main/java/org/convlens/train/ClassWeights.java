package org.convlens.train;

import org.convlens.data.LabelledPictures;
import org.convlens.net.Learner;

/** How much a picture counts in the loss. */
public enum ClassWeights {
  /** All pictures count alike. */
  EQUAL,
  /** All classes count alike: n / (classes · n of the class), as scikit-learn's "balanced". */
  BALANCED;

  /** A batch whose pictures count by their classes' weights; the same where there are none. */
  static Learner.Batch weighed(Learner.Batch batch, float[] byClass) {
    if (byClass.length == 0) {
      return batch;
    }
    float[] weights = new float[batch.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = byClass[batch.labels()[i]];
    }
    return batch.weights(weights);
  }

  /** By class; empty where all pictures count alike. */
  float[] of(LabelledPictures set) {
    if (this == EQUAL) {
      return new float[0];
    }
    int classes = set.classes().size();
    int[] counts = new int[classes];
    for (int i = 0; i < set.size(); i++) {
      counts[set.label(i)]++;
    }
    float[] weights = new float[classes];
    for (int k = 0; k < classes; k++) {
      weights[k] =
          counts[k] == 0 ? 0 : (float) ((double) set.size() / ((double) classes * counts[k]));
    }
    return weights;
  }
}
