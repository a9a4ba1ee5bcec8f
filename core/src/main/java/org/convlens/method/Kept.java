package org.convlens.method;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A gathering whose finds can be kept in a file, to be gone on with when there are more pictures.
 * Finds of the same pictures are the same bytes, in whatever parts they were put together.
 *
 * @param <S> what was found so far
 */
public interface Kept<S> extends Gathering<S> {
  /** Writes what was found. */
  void write(S found, DataOutput to) throws IOException;

  /**
   * What {@link #write} wrote, of the same network and knobs.
   *
   * @throws IOException if it is not that
   */
  S read(DataInput from) throws IOException;
}
