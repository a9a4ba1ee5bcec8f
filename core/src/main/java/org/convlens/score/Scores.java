package org.convlens.score;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Batches;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.task.Progress;

/** One score of many inputs, some of them at a time. */
public final class Scores {
  private Scores() {}

  public static double[] of(Network network, Score score, List<Volume> inputs) {
    return of(network, score, inputs.size(), inputs::get, Progress.SILENT);
  }

  /**
   * @param count how many inputs
   * @param input makes an input when it is needed, several at once in any order
   * @param progress advances by one per input; when it is cancelled, the scores that are missing
   *     are NaN
   */
  public static double[] of(
      Network network, Score score, int count, IntFunction<Volume> input, Progress progress) {
    Set<LayerId> layers = score.layers(network.model().graph());
    return of(network, score, count, input, batch -> network.trace(batch, layers), progress);
  }

  /**
   * One score of copies of a picture, each multiplied by a mask.
   *
   * @param count how many copies
   * @param mask 1 × H × W, made when it is needed, several at once in any order
   * @param progress advances by one per copy; when it is cancelled, the scores that are missing are
   *     NaN
   */
  public static double[] masked(
      Network network,
      Score score,
      Volume picture,
      int count,
      IntFunction<Volume> mask,
      Progress progress) {
    Set<LayerId> layers = score.layers(network.model().graph());
    return of(
        network, score, count, mask, batch -> network.masked(picture, batch, layers), progress);
  }

  private static double[] of(
      Network network,
      Score score,
      int count,
      IntFunction<Volume> volume,
      Function<List<Volume>, Trace> look,
      Progress progress) {
    Graph graph = network.model().graph();
    double[] values = new double[count];
    java.util.Arrays.fill(values, Double.NaN);
    Batches.each(
        network,
        count,
        progress,
        (from, to) -> {
          List<Volume> batch = IntStream.range(from, to).parallel().mapToObj(volume).toList();
          try (Trace trace = look.apply(batch)) {
            return values(graph, score, trace, to - from);
          }
        },
        (from, said) -> System.arraycopy(said, 0, values, from, said.length));
    return values;
  }

  private static double[] values(Graph graph, Score score, Trace trace, int items) {
    return IntStream.range(0, items).mapToDouble(item -> score.value(graph, trace, item)).toArray();
  }
}
