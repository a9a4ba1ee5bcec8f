package org.convlens.train.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Learner;
import org.convlens.net.Preprocessing;

/**
 * Batches of preprocessed pictures, without end: those of step s are a function of the set, the
 * settings, the seed and s alone. Several threads may ask at once. The last batch of a pass over
 * the set may be smaller, and so is one with pictures that cannot be read.
 */
public final class Feed {
  private final LabelledPictures data;
  private final Settings settings;
  private final BrokenPictures broken;
  private final float[] inks;
  private final Map<Long, int[]> orders = new LinkedHashMap<>();

  /**
   * @param broken hears of pictures that cannot be read
   */
  public Feed(LabelledPictures data, Settings settings, BrokenPictures broken) {
    this.data = data;
    this.settings = settings;
    this.broken = broken;
    this.inks = new float[data.channels()];
    for (int channel = 0; channel < inks.length; channel++) {
      inks[channel] = settings.preprocessing.inputZero(channel, inks.length);
    }
  }

  /**
   * @param preprocessing from 0..255 to what the network expects; pictures have the network's size
   * @param size pictures of a batch
   * @param shuffled whether each pass has an order of its own; otherwise the set's
   * @param seed of the orders and the augmentation
   */
  public record Settings(
      Preprocessing preprocessing,
      int size,
      boolean shuffled,
      Augmentation augmentation,
      Mixing mixing,
      long seed) {
    /** In the set's order, unchanged: to judge by. */
    public static Settings plain(Preprocessing preprocessing, int size) {
      return new Settings(preprocessing, size, false, Augmentation.NONE, Mixing.NONE, 0);
    }

    /** In an order that is drawn for each pass: to learn from. */
    public static Settings shuffled(
        Preprocessing preprocessing, int size, Augmentation augmentation, long seed) {
      return new Settings(preprocessing, size, true, augmentation, Mixing.NONE, seed);
    }

    /** The same with pictures and targets of a batch mixed. */
    public Settings mixing(Mixing other) {
      return new Settings(preprocessing, size, shuffled, augmentation, other, seed);
    }
  }

  /** Batches of a pass over the whole set. */
  public int batches() {
    return (data.size() + settings.size - 1) / settings.size;
  }

  /** Pictures of a batch of a pass, if all can be read. */
  public int size(int batch) {
    return Math.min(settings.size, data.size() - batch * settings.size);
  }

  /**
   * The batch of a step.
   *
   * @param step from 0; batch {@code step % batches()} of pass {@code step / batches()}
   * @throws IOException if none of its pictures can be read, or one cannot and broken ones are not
   *     skipped
   */
  public Learner.Batch batch(long step) throws IOException {
    long pass = step / batches();
    int batch = (int) (step % batches());
    int[] order = order(pass);
    int pictureSize = data.pictureSize();
    float[] pixels = new float[size(batch) * pictureSize];
    int[] labels = new int[size(batch)];
    Frame frame = new Frame(data.channels(), data.height(), data.width());
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      int index = order.length == 0 ? batch * settings.size + i : order[batch * settings.size + i];
      if (broken.reads(data, index, frame.values())) {
        if (!settings.augmentation.equals(Augmentation.NONE)) {
          settings.augmentation.apply(frame, new Look(settings.seed, pass, index), inks);
        }
        System.arraycopy(frame.values(), 0, pixels, count * pictureSize, pictureSize);
        labels[count++] = data.label(index);
      }
    }
    if (count == 0) {
      throw new IOException(
          "none of the "
              + labels.length
              + " pictures of a batch of '"
              + data.name()
              + "' can be read");
    }
    float[] views = count < labels.length ? Arrays.copyOf(pixels, count * pictureSize) : pixels;
    int area = data.height() * data.width();
    float[] normalised = settings.preprocessing.normalise(views, data.channels(), area);
    Learner.Batch plain = new Learner.Batch(normalised, Arrays.copyOf(labels, count));
    return settings.mixing.softens() ? mixed(plain, step) : plain;
  }

  private Learner.Batch mixed(Learner.Batch batch, long step) {
    SeededRandom random = SeededRandom.at(settings.seed, "mixing", step);
    int classes = data.classes().size();
    return batch.targets(
        settings.mixing.apply(
            batch.pixels(), batch.labels(), data.height(), data.width(), classes, random));
  }

  /** Empty where the set's own order is meant. The latest two passes are remembered. */
  private int[] order(long pass) {
    if (!settings.shuffled) {
      return new int[0];
    }
    synchronized (orders) {
      orders.keySet().removeIf(other -> Math.abs(other - pass) > 1);
      return orders.computeIfAbsent(
          pass, p -> SeededRandom.at(settings.seed, "order", p).permutation(data.size()));
    }
  }

  /**
   * The same batches one after the other, prepared before they are asked for.
   *
   * @param from the first step
   * @param until the step before which to end
   * @param threads that prepare
   */
  public Ahead ahead(long from, long until, int threads) {
    long bytes = (long) settings.size * data.pictureSize() * Float.BYTES;
    long room = Runtime.getRuntime().maxMemory() / 16 / bytes;
    return new Ahead(this, from, until, threads, (int) Math.min(Math.max(room, 1), 2L * threads));
  }
}
