package org.convlens.ascent;

import java.util.List;
import org.convlens.array.Volume;

/**
 * What gradient ascent made.
 *
 * @param pictures as they are at the end, 0..1
 * @param before the score of each picture's beginning, seen straight
 * @param after the score of each picture, seen straight
 * @param curves of each picture, the mean score of its views at each update
 * @param frames from the beginning to the end, all pictures each
 * @param updates that were done
 * @param planned updates
 * @param blocked which pictures never got a gradient
 */
public record Ascent(
    List<Volume> pictures,
    List<Double> before,
    List<Double> after,
    List<List<Double>> curves,
    List<List<Volume>> frames,
    int updates,
    int planned,
    List<Boolean> blocked) {
  public Ascent {
    pictures = List.copyOf(pictures);
    before = List.copyOf(before);
    after = List.copyOf(after);
    curves = List.copyOf(curves);
    frames = List.copyOf(frames);
    blocked = List.copyOf(blocked);
  }

  /** The same, but scores before and after are those of the first and the last views. */
  public Ascent asSeen() {
    boolean some = !curves.get(0).isEmpty();
    return new Ascent(
        pictures,
        some ? curves.stream().map(c -> c.get(0)).toList() : before,
        some ? curves.stream().map(c -> c.get(c.size() - 1)).toList() : after,
        curves,
        frames,
        updates,
        planned,
        blocked);
  }
}
