package org.convlens.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Network;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Trace;
import org.convlens.task.Progress;

/**
 * One score of a picture and of copies of it, each with a patch on it.
 *
 * @param whole of the picture itself
 * @param copies NaN where work was stopped before
 */
public record PatchedScores(double whole, double[] copies) {

  /**
   * Copies that are like the picture have its score to the last bit; they are not looked at.
   *
   * @param count how many copies
   * @param patch of a copy; patches of neighbouring numbers should be of much the same size
   * @param progress advances by one per copy; may be cancelled
   */
  public static PatchedScores of(
      Network network,
      Score score,
      Volume picture,
      int count,
      IntFunction<Patch> patch,
      Progress progress) {
    Graph graph = network.model().graph();
    try (Patched patched = network.patched(picture, score.layers(graph))) {
      double whole = whole(patched, graph, score);
      double[] copies = new double[count];
      Arrays.fill(copies, Double.NaN);
      Patch first = patch.apply(0);
      int batch = patched.capacity(first.height(), first.width());
      List<Integer> places = new ArrayList<>();
      List<Patch> patches = new ArrayList<>();
      for (int k = 0; k < count && !progress.cancelled(); k++) {
        Patch next = patch.apply(k);
        if (next.changes(picture)) {
          places.add(k);
          patches.add(next);
        } else {
          copies[k] = whole;
          progress.advance(1, "");
        }
        if (patches.size() == batch || (k == count - 1 && !patches.isEmpty())) {
          try (Trace trace = patched.trace(patches, progress)) {
            for (int item = 0; item < trace.items(); item++) {
              copies[places.get(item)] = score.value(graph, trace, item);
            }
          }
          places.clear();
          patches.clear();
        }
      }
      return new PatchedScores(whole, copies);
    }
  }

  private static double whole(Patched patched, Graph graph, Score score) {
    try (Trace trace = patched.whole()) {
      return score.value(graph, trace, 0);
    }
  }
}
