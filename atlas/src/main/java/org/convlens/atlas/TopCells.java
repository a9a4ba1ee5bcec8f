package org.convlens.atlas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The strongest cells of each channel of a layer, of pictures that look alike the strongest alone.
 * What comes out depends on what was offered, not on the order in which it was.
 */
final class TopCells {
  private final int top;
  private final List<List<StrongCell>> channels = new ArrayList<>();

  TopCells(int channels, int top) {
    this.top = top;
    for (int i = 0; i < channels; i++) {
      this.channels.add(new ArrayList<>());
    }
  }

  /** Whether a score may be among the strongest; most are not, and need no object. */
  boolean mayHold(int channel, float score) {
    List<StrongCell> best = channels.get(channel);
    return best.size() < top || score >= best.get(top - 1).score();
  }

  void offer(int channel, StrongCell one) {
    List<StrongCell> best = channels.get(channel);
    if (best.size() == top && StrongCell.ORDER.compare(best.get(top - 1), one) < 0) {
      return;
    }
    for (int i = 0; i < best.size(); i++) {
      if (best.get(i).hash() == one.hash()) {
        if (StrongCell.ORDER.compare(best.get(i), one) <= 0) {
          return;
        }
        best.remove(i);
        break;
      }
    }
    int place = best.size();
    while (place > 0 && StrongCell.ORDER.compare(one, best.get(place - 1)) < 0) {
      place--;
    }
    best.add(place, one);
    if (best.size() > top) {
      best.remove(top);
    }
  }

  void merge(TopCells other) {
    for (int channel = 0; channel < channels.size(); channel++) {
      for (StrongCell one : other.channels.get(channel)) {
        offer(channel, one);
      }
    }
  }

  /** The strongest first. */
  List<StrongCell> of(int channel) {
    return channels.get(channel);
  }

  int channels() {
    return channels.size();
  }

  /**
   * @param pictures their places by digest
   */
  void write(DataOutput to, Map<String, Integer> pictures) throws IOException {
    for (List<StrongCell> best : channels) {
      to.writeShort(best.size());
      for (StrongCell one : best) {
        to.writeFloat(one.score());
        to.writeInt(Objects.requireNonNull(pictures.get(one.digest())));
        to.writeInt(one.cell());
      }
    }
  }

  static TopCells read(
      DataInput from, int channels, int top, List<String> pictures, List<Long> hashes)
      throws IOException {
    TopCells all = new TopCells(channels, top);
    for (List<StrongCell> best : all.channels) {
      int count = from.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        float score = from.readFloat();
        int picture = from.readInt();
        best.add(new StrongCell(score, pictures.get(picture), hashes.get(picture), from.readInt()));
      }
    }
    return all;
  }
}
