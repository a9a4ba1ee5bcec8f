package org.convlens.intervention;

import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.Baseline;
import org.convlens.net.Model;
import org.convlens.score.Region;
import org.convlens.task.UsageException;

/**
 * Parts of a picture that are hidden.
 *
 * @param hidden 1 × H × W of the network's input size: 1 where the picture is hidden, 0 where it is
 *     seen
 * @param fill what is there instead
 */
public record Occlusion(Volume hidden, Baseline fill) {
  private static final float WHITE = 255;

  /**
   * @param regions boxes and masks, in the original picture's pixels
   * @param masks by the names that regions call them, 0..255: white hides; stretched to the
   *     picture's size
   * @param picture the original
   * @throws UsageException if a region is of another kind
   */
  public static Occlusion of(
      List<Region> regions, Map<String, Volume> masks, Baseline fill, Volume picture, Model model) {
    Volume all = Volume.zeros(1, picture.height(), picture.width());
    for (Region region : regions) {
      all = all.combine(mask(region, masks, picture), Math::max);
    }
    var input = model.graph().inputShape();
    Volume seen = model.preprocessing().view(all, input.height(), input.width()).channel(0);
    return new Occlusion(seen.map(v -> Math.max(0, Math.min(1, v / WHITE))), fill);
  }

  private static Volume mask(Region region, Map<String, Volume> masks, Volume picture) {
    if (region instanceof Region.Box box) {
      return Volume.generate(
          1,
          picture.height(),
          picture.width(),
          (c, y, x) ->
              x + 0.5 >= box.left()
                      && x + 0.5 < box.right()
                      && y + 0.5 >= box.top()
                      && y + 0.5 < box.bottom()
                  ? WHITE
                  : 0);
    }
    if (region instanceof Region.Mask named && masks.containsKey(named.file())) {
      Volume mask = java.util.Objects.requireNonNull(masks.get(named.file()));
      return Warp.nearest(mask.foldChannels(Math::max), picture.height(), picture.width());
    }
    throw new UsageException(
        region + ": what is hidden is a box(LEFT, TOP, RIGHT, BOTTOM) or a mask(FILE)");
  }

  /**
   * What the network is then given.
   *
   * @param input preprocessed
   */
  public Volume of(Model model, Volume input) {
    Volume instead = fill.of(model, input);
    return Volume.generate(
        input.channels(),
        input.height(),
        input.width(),
        (c, y, x) -> {
          float share = hidden.at(0, y, x);
          return share == 0
              ? input.at(c, y, x)
              : input.at(c, y, x) * (1 - share) + instead.at(c, y, x) * share;
        });
  }
}
