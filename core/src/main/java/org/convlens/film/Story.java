package org.convlens.film;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What became of filters and pictures over a run.
 *
 * @param frames in the order in which they were taken, at least one
 */
public record Story(Cast cast, List<Frame> frames) {
  /** A filter has stopped where it stays within this share of its whole way from its end. */
  public static final double AT_REST = 0.05;

  public Story {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a film without frames");
    }
  }

  /**
   * How far each filter of a layer is from where it began, as a share of its length there: ‖w − w₀‖
   * / ‖w₀‖.
   *
   * @param layer its place among the cast's convolutions
   */
  public double[] moved(int layer, int frame) {
    int filters = cast.kernels().get(layer).shape().get(0);
    float[] first = frames.get(0).kernels().get(layer);
    float[] now = frames.get(frame).kernels().get(layer);
    int size = first.length / filters;
    return IntStream.range(0, filters)
        .mapToDouble(
            f ->
                distance(first, now, f * size, size)
                    / Math.max(length(first, f * size, size), 1e-12))
        .toArray();
  }

  /**
   * For each filter of a layer the frame from which on it stays within {@value #AT_REST} of its
   * whole way from where it ended.
   */
  public int[] rested(int layer) {
    int filters = cast.kernels().get(layer).shape().get(0);
    float[] first = frames.get(0).kernels().get(layer);
    float[] last = frames.get(frames.size() - 1).kernels().get(layer);
    int size = first.length / filters;
    int[] rested = new int[filters];
    for (int f = 0; f < filters; f++) {
      double near = AT_REST * distance(first, last, f * size, size);
      int frame = frames.size() - 1;
      while (frame > 0
          && distance(frames.get(frame - 1).kernels().get(layer), last, f * size, size) <= near) {
        frame--;
      }
      rested[f] = frame;
    }
    return rested;
  }

  /**
   * For each filter of a layer the frame from which on nothing excites it any more, where it ends
   * so: its largest number is not above zero.
   */
  public List<OptionalInt> died(int layer) {
    int filters = cast.kernels().get(layer).shape().get(0);
    return IntStream.range(0, filters).mapToObj(f -> died(layer, f)).toList();
  }

  private OptionalInt died(int layer, int filter) {
    int frame = frames.size();
    while (frame > 0 && !(frames.get(frame - 1).peaks().get(layer)[filter] > 0)) {
      frame--;
    }
    return frame == frames.size() ? OptionalInt.empty() : OptionalInt.of(frame);
  }

  /**
   * For each picture of the jury the frame from which on it is always taken for what it is; absent
   * where it is not at the end.
   */
  public List<OptionalInt> learned() {
    int[] truth = cast.jury();
    return IntStream.range(0, truth.length)
        .mapToObj(i -> settled(frame -> frame.verdicts()[i] == truth[i]))
        .toList();
  }

  /** The same for each probe. */
  public List<OptionalInt> probesLearned() {
    return IntStream.range(0, cast.probes().size())
        .mapToObj(
            i -> settled(f -> largest(f.probabilities().get(i)) == cast.probes().get(i).label()))
        .toList();
  }

  private OptionalInt settled(Predicate<Frame> right) {
    int frame = frames.size();
    while (frame > 0 && right.test(frames.get(frame - 1))) {
      frame--;
    }
    return frame == frames.size() ? OptionalInt.empty() : OptionalInt.of(frame);
  }

  /**
   * How often pictures of each class are taken for each class at a moment: true class × verdict.
   */
  public int[][] confusion(int frame) {
    int classes = cast.classes().size();
    int[][] counts = new int[classes][classes];
    int[] truth = cast.jury();
    int[] verdicts = frames.get(frame).verdicts();
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][Math.min(verdicts[i], classes - 1)]++;
    }
    return counts;
  }

  private static int largest(float[] p) {
    return IntStream.range(0, p.length).reduce((a, b) -> p[b] > p[a] ? b : a).orElse(0);
  }

  private static double length(float[] w, int from, int size) {
    return distance(w, new float[w.length], from, size);
  }

  private static double distance(float[] a, float[] b, int from, int size) {
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** The moments at which frames were taken, in epochs. */
  public double[] epochs() {
    return frames.stream().mapToDouble(Frame::epoch).toArray();
  }

  @Override
  public String toString() {
    return frames.size() + " frames, epochs " + Arrays.toString(epochs());
  }
}
