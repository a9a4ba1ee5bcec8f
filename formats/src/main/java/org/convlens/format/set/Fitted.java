package org.convlens.format.set;

import java.io.IOException;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.data.ClassedPictures;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.task.Sha256;

/**
 * Pictures as a network takes them: of its size and channels, whole numbers 0..255. Each is decoded
 * once and kept, in memory or in a file that goes with the program.
 */
final class Fitted implements LabelledPictures {
  private final ClassedPictures set;
  private final Preprocessing preprocessing;
  private final int channels;
  private final int height;
  private final int width;
  private final Store store;

  private Fitted(ClassedPictures set, Wish wish) {
    this.set = set;
    this.preprocessing = wish.preprocessing();
    this.channels = channels(wish);
    this.height = wish.height();
    this.width = wish.width();
    this.store = Store.of(set.size(), channels * height * width);
  }

  private static int channels(Wish wish) {
    return wish.preprocessing().channels() == Channels.GREY ? 1 : 3;
  }

  /** The set itself, if it fits already. */
  static LabelledPictures of(ClassedPictures set, Wish wish) {
    if (set instanceof LabelledPictures fixed
        && fixed.channels() == channels(wish)
        && fixed.height() == wish.height()
        && fixed.width() == wish.width()
        && wish.preprocessing().resize() instanceof Preprocessing.Stretch) {
      return fixed;
    }
    return new Fitted(set, wish);
  }

  @Override
  public void read(int index, float[] target, int offset) throws IOException {
    byte[] kept = store.find(index);
    if (kept == null) {
      Volume view = preprocessing.view(set.picture(index), height, width);
      kept = new byte[view.size()];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = (byte) Math.round(view.at(i));
      }
      store.keep(index, kept);
    }
    for (int i = 0; i < kept.length; i++) {
      target[offset + i] = kept[i] & 0xff;
    }
  }

  @Override
  public String name() {
    return set.name();
  }

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public String name(int index) {
    return set.name(index);
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public List<String> classes() {
    return set.classes();
  }

  @Override
  public int label(int index) {
    return set.label(index);
  }

  @Override
  public String fingerprint() {
    return new Sha256().add(set.fingerprint()).add(channels, height, width).brief();
  }
}
