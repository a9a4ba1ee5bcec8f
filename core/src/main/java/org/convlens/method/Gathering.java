package org.convlens.method;

import java.io.IOException;
import java.util.Set;
import org.convlens.data.Pictures;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * What a survey looks for in each picture, and how what was found in some goes together with what
 * was found in others. Put together in any order and in any parts, the same pictures give the same
 * result, to the bit; a picture is known by its name alone.
 *
 * @param <S> what was found so far: a value, never changed
 */
public interface Gathering<S> {
  /** Layers that are looked at. */
  Set<LayerId> watch();

  /** Pictures that one pass may hold: few where the work is to be stopped within an instant. */
  default int batch() {
    return Tour.MOST_PICTURES;
  }

  /** Found in no picture. */
  S empty();

  /**
   * Found in one more picture.
   *
   * @param item the picture's place in the trace
   * @param picture its name, which no other picture has
   */
  S add(S found, Trace trace, int item, String picture);

  /** Found in the pictures of both. */
  S merge(S one, S other);

  /**
   * What it comes to.
   *
   * @param roll of the pictures that were looked at
   * @param album where some of them can be read again
   * @throws IOException with one line, if such a picture cannot be read
   */
  Outcome outcome(S found, Roll roll, Pictures album) throws IOException;
}
