package org.convlens.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Grid;
import org.convlens.net.op.Sight;
import org.convlens.net.op.Taps;

/**
 * One way on which a layer sees the picture: in these channels unit (y, x) sees the rows that y
 * sees in the columns that x sees.
 */
record Way(BitSet channels, Ranges rows, Ranges columns) {
  /** More ways than this are joined by what holds them, which may be more than is seen. */
  private static final int MOST = 128;

  /** The picture itself. */
  static Way own(Grid picture) {
    return new Way(
        all(picture.channels()), Ranges.own(picture.rows()), Ranges.own(picture.columns()));
  }

  private static BitSet all(int channels) {
    BitSet all = new BitSet(channels);
    all.set(0, channels);
    return all;
  }

  /** What a following layer sees on this way; nothing if it sees nothing. */
  Optional<Way> through(Sight sight, Grid output) {
    Way way =
        new Way(
            through(sight.channels(), output.channels()),
            rows.through(sight.rows(), output.rows()),
            columns.through(sight.columns(), output.columns()));
    boolean blind = way.channels.isEmpty() || way.rows.isNothing() || way.columns.isNothing();
    return blind ? Optional.empty() : Optional.of(way);
  }

  private BitSet through(Taps taps, int outputs) {
    if (taps == Taps.POINT) {
      return channels;
    }
    if (taps.isEverything() || Math.max(outputs, channels.length()) == Grid.MOST_CHANNELS) {
      return all(outputs);
    }
    BitSet seeing = new BitSet(outputs);
    for (int output = 0; output < outputs; output++) {
      for (int channel : taps.at(output)) {
        if (channel >= 0 && channels.get(channel)) {
          seeing.set(output);
          break;
        }
      }
    }
    return seeing;
  }

  /** The same for all channels together. */
  Way inOneChannel() {
    return new Way(all(1), rows, columns);
  }

  /** What a unit sees on any of these ways. */
  static Box box(List<Way> ways, int y, int x) {
    int top = Integer.MAX_VALUE;
    int left = Integer.MAX_VALUE;
    int bottom = -1;
    int right = -1;
    for (Way way : ways) {
      if (!way.rows.isNothing(y) && !way.columns.isNothing(x)) {
        top = Math.min(top, way.rows.first(y));
        left = Math.min(left, way.columns.first(x));
        bottom = Math.max(bottom, way.rows.last(y));
        right = Math.max(right, way.columns.last(x));
      }
    }
    return bottom < 0 ? Box.NOTHING : new Box(top, left, bottom + 1, right + 1);
  }

  /** As few ways as show the same boxes. */
  static List<Way> joined(List<Way> ways) {
    List<Way> few = new ArrayList<>();
    for (Way way : ways) {
      Way adding = way;
      int i = 0;
      while (i < few.size()) {
        Optional<Way> both = few.get(i).and(adding);
        if (both.isPresent()) {
          few.remove(i);
          adding = both.get();
          i = 0;
        } else {
          i++;
        }
      }
      few.add(few.size() < MOST ? adding : few.remove(MOST - 1).hull(adding));
    }
    return few;
  }

  /** One way that shows the same boxes as two, if there is one. */
  private Optional<Way> and(Way other) {
    boolean sameChannels = channels.equals(other.channels);
    boolean sameRows = rows.equals(other.rows);
    boolean sameColumns = columns.equals(other.columns);
    boolean oneDiffers = (sameRows && sameColumns) || (sameChannels && (sameRows || sameColumns));
    boolean blindAlike =
        sameChannels && rows.isBlindAs(other.rows) && columns.isBlindAs(other.columns);
    if (oneDiffers || blindAlike) {
      return Optional.of(hull(other));
    }
    if (holds(other)) {
      return Optional.of(this);
    }
    return other.holds(this) ? Optional.of(other) : Optional.empty();
  }

  private boolean holds(Way other) {
    BitSet beyond = (BitSet) other.channels.clone();
    beyond.andNot(channels);
    return beyond.isEmpty() && rows.holds(other.rows) && columns.holds(other.columns);
  }

  private Way hull(Way other) {
    BitSet both = (BitSet) channels.clone();
    both.or(other.channels);
    return new Way(both, rows.hull(other.rows), columns.hull(other.columns));
  }
}
