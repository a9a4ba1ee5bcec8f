package org.convlens.score;

import org.convlens.array.Volume;

/** Which number of a class a network is asked for in one of many places. */
enum Said {
  /** Before any softmax or sigmoid. */
  LOGIT,
  /** As the network puts it out. */
  VALUE,
  /** Its share of a softmax over the classes of that place, or its own sigmoid. */
  PROBABILITY;

  /**
   * @param here the scores of the place
   * @param index of the class; with a single logit, 1 for what it speaks for and 0 for the rest
   */
  double of(Volume here, int index, boolean independent) {
    return this == PROBABILITY ? Probabilities.of(here, independent)[index] : here.at(index);
  }

  /** The derivative with respect to one of the place's scores. */
  double slope(Volume here, int index, boolean independent, int score) {
    if (this != PROBABILITY) {
      return index == score ? 1 : 0;
    }
    double[] p = Probabilities.of(here, independent);
    if (here.size() == 1) {
      return p[0] * p[1] * (index == 0 ? -1 : 1);
    }
    double own = index == score ? 1 : 0;
    return independent ? own * p[index] * (1 - p[index]) : p[index] * (own - p[score]);
  }

  String of(int index) {
    return name().toLowerCase(java.util.Locale.ROOT) + "(" + index + ")";
  }
}
