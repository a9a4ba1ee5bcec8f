package org.convlens.train.data;

import org.convlens.array.Volume;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.train.data.Crop.Around;
import org.convlens.train.data.Drawn.Spot;

/**
 * Random changes of a training picture, drawn anew each time it is seen: those of Keras's {@code
 * ImageDataGenerator} with their meaning and in their order, then a window and a blot. Turning,
 * moving, slanting and stretching together are one change, for which the picture is sampled once,
 * bilinear.
 */
public record Augmentation(
    @KnobGroup Turn turn,
    @KnobGroup Shift shift,
    @KnobGroup Stretch stretch,
    @KnobGroup Border border,
    @KnobGroup Tint tint,
    @KnobGroup Crop crop,
    @KnobGroup Mirror mirror,
    @KnobGroup Cutout cutout) {
  /** Pictures stay as they are. */
  public static final Augmentation NONE =
      new Augmentation(
          new Turn(0, 0),
          new Shift(0, 0),
          new Stretch(0),
          Border.NEAREST,
          Tint.NONE,
          Crop.NONE,
          Mirror.NONE,
          Cutout.NONE);

  public Augmentation {
    Knobs.validate(Augmentation.class, turn, shift, stretch, border, tint, crop, mirror, cutout);
  }

  /** Turned by up to so many degrees. */
  public Augmentation turn(double rotation) {
    return with(new Turn(rotation, turn.shear()), shift, stretch);
  }

  /** Slanted by up to so many degrees. */
  public Augmentation shear(double degrees) {
    return with(new Turn(turn.rotation(), degrees), shift, stretch);
  }

  /** Moved by up to shares of the sides. */
  public Augmentation shift(double width, double height) {
    return with(turn, new Shift(width, height), stretch);
  }

  /** Stretched by between 1 less and 1 plus a number. */
  public Augmentation zoom(double zoom) {
    return with(turn, shift, new Stretch(zoom));
  }

  private Augmentation with(Turn other, Shift moved, Stretch stretched) {
    return new Augmentation(other, moved, stretched, border, tint, crop, mirror, cutout);
  }

  /** With something else where the frame is left empty. */
  public Augmentation border(Border other) {
    return new Augmentation(turn, shift, stretch, other, tint, crop, mirror, cutout);
  }

  public Augmentation tint(Tint other) {
    return new Augmentation(turn, shift, stretch, border, other, crop, mirror, cutout);
  }

  /** A window on the picture with a border. */
  public Augmentation crop(int padding, Around around) {
    Crop other = new Crop(padding, around);
    return new Augmentation(turn, shift, stretch, border, tint, other, mirror, cutout);
  }

  /** Left and right of half of the pictures are exchanged. */
  public Augmentation mirrored() {
    return mirror(new Mirror(true, false, mirror.verticalFlip()));
  }

  /** Plain and mirrored views take turns. */
  public Augmentation alternating() {
    return mirror(new Mirror(true, true, mirror.verticalFlip()));
  }

  public Augmentation mirror(Mirror other) {
    return new Augmentation(turn, shift, stretch, border, tint, crop, other, cutout);
  }

  /** A square of so many pixels a side is blotted out. */
  public Augmentation cutout(int side) {
    Cutout other = new Cutout(side);
    return new Augmentation(turn, shift, stretch, border, tint, crop, mirror, other);
  }

  /** Everything is drawn, asked for or not, so that one knob does not change what others do. */
  Drawn draw(int height, int width, Look look) {
    SeededRandom random = look.changes();
    double theta = random.uniform(-turn.rotation(), turn.rotation());
    double down = shift.down(height, random);
    double right = shift.right(width, random);
    double shear = random.uniform(-turn.shear(), turn.shear());
    double[] zooms = stretch.draw(random);
    boolean mirrored = random.uniform() < 0.5;
    boolean flipped = random.uniform() < 0.5 && mirror.verticalFlip();
    double added = random.uniform(-tint.channelShift(), tint.channelShift());
    double factor = tint.brightness(random);
    int most = 2 * crop.cropPadding() + 1;
    Spot window =
        new Spot(random.below(most) - crop.cropPadding(), random.below(most) - crop.cropPadding());
    Spot blot = new Spot(random.below(height), random.below(width));
    boolean turned = mirror.alternate() ? look.turn() : mirrored;
    return new Drawn(
        theta,
        right,
        down,
        shear,
        zooms[0],
        zooms[1],
        turned && mirror.horizontalFlip(),
        flipped,
        added,
        factor,
        window,
        blot);
  }

  /**
   * Changes a picture.
   *
   * @param inks what a blot is made of, for each channel
   */
  void apply(Frame frame, Look look, float[] inks) {
    apply(frame, draw(frame.height(), frame.width(), look), inks);
  }

  void apply(Frame frame, Drawn drawn, float[] inks) {
    if (drawn.moves()) {
      frame.sample(drawn.matrix(), border);
    }
    if (tint.channelShift() > 0) {
      frame.add((float) drawn.channelShift());
    }
    boolean still = drawn.window().equals(Spot.ORIGIN);
    if (!still || drawn.flipHorizontal() || drawn.flipVertical()) {
      frame.rearrange(
          crop.lines(frame.height(), drawn.window().row(), drawn.flipVertical()),
          crop.lines(frame.width(), drawn.window().column(), drawn.flipHorizontal()));
    }
    if (tint.brightens()) {
      frame.brighten((float) drawn.brightness());
    }
    if (cutout.cutout() > 0) {
      frame.blot(drawn.blot(), cutout.cutout(), inks);
    }
  }

  /**
   * A changed picture of the same size.
   *
   * @param picture 0..255
   */
  public Volume apply(Volume picture, Look look) {
    Frame frame = new Frame(picture.channels(), picture.height(), picture.width());
    System.arraycopy(picture.toArray(), 0, frame.values(), 0, picture.size());
    apply(frame, look, new float[] {0});
    return Volume.of(picture.channels(), picture.height(), picture.width(), frame.values());
  }
}
