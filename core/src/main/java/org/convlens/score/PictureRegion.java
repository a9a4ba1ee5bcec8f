package org.convlens.score;

import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Seen;
import org.convlens.task.UsageException;

/** A part of the original picture: a rectangle, or what is white in a mask. */
public final class PictureRegion {
  private static final float BRIGHT = 127.5f;

  private final Region region;

  private PictureRegion(Region region) {
    this.region = region;
  }

  /**
   * @param text {@code box(LEFT, TOP, RIGHT, BOTTOM)} in the original picture's pixels, or {@code
   *     mask(FILE)}
   * @throws UsageException if it is neither
   */
  public static PictureRegion parse(String text) {
    Region region = RegionText.read(text);
    if (region instanceof Region.Box || region instanceof Region.Mask) {
      return new PictureRegion(region);
    }
    throw new UsageException(
        "region '" + text.strip() + "': give box(LEFT, TOP, RIGHT, BOTTOM) or mask(FILE)");
  }

  /** The file of the mask, if it is one. */
  public Optional<String> mask() {
    return region instanceof Region.Mask mask ? Optional.of(mask.file()) : Optional.empty();
  }

  /**
   * Which pixels of what a network sees have their middle in it, in C order.
   *
   * @param picture the original, of any size
   * @param preprocessing which makes of it what the network sees
   * @param height of what the network sees
   * @param width of what the network sees
   * @param mask 1 × H × W of the original's size, 0..255; absent for a rectangle
   * @throws UsageException if the network sees nothing of it, or the mask is of another size
   */
  public boolean[] pixels(
      Volume picture, Preprocessing preprocessing, int height, int width, Optional<Volume> mask) {
    Seen seen = preprocessing.resize().seen(picture.height(), picture.width(), height, width);
    mask.ifPresent(found -> requireSize(found, picture));
    boolean[] inside = new boolean[height * width];
    boolean any = false;
    for (int i = 0; i < inside.length; i++) {
      double x = seen.left() + (i % width + 0.5) * seen.width() / width;
      double y = seen.top() + (row(i, width) + 0.5) * seen.height() / height;
      inside[i] = mask.isPresent() ? bright(mask.get(), x, y) : holds(x, y);
      any |= inside[i];
    }
    if (!any) {
      throw new UsageException(this + ": the network sees nothing of it").about("region");
    }
    return inside;
  }

  private static int row(int pixel, int width) {
    return pixel / width;
  }

  private boolean holds(double x, double y) {
    return region instanceof Region.Box box && box.holds(x, y);
  }

  private static boolean bright(Volume mask, double x, double y) {
    int row = (int) Math.min(mask.height() - 1, y);
    int column = (int) Math.min(mask.width() - 1, x);
    return mask.at(0, row, column) > BRIGHT;
  }

  private void requireSize(Volume mask, Volume picture) {
    if (mask.height() != picture.height() || mask.width() != picture.width()) {
      throw new UsageException(
          "%s: it is of %d×%d and the picture of %d×%d; give a mask of the picture's size"
              .formatted(this, mask.width(), mask.height(), picture.width(), picture.height()));
    }
  }

  /** As it is written. */
  @Override
  public String toString() {
    return region.toString();
  }
}
