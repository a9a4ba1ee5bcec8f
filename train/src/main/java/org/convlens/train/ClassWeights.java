package org.convlens.train;

import org.convlens.data.LabelledPictures;

/** How much a picture counts in the loss. */
public enum ClassWeights {
  /** All pictures count alike. */
  EQUAL,
  /** All classes count alike: n / (classes · n of the class), as scikit-learn's "balanced". */
  BALANCED;

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
