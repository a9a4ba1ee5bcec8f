package org.convlens.atlas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Kept;
import org.convlens.method.Outcome;
import org.convlens.method.Roll;
import org.convlens.net.Trace;

/**
 * What filters said to some pictures.
 *
 * @param <S> how it is found
 */
final class HealthSums<S> {
  private final Kept<S> how;
  private S found;

  private HealthSums(Kept<S> how, S found) {
    this.how = how;
    this.found = found;
  }

  static <S> HealthSums<S> none(Kept<S> how) {
    return new HealthSums<>(how, how.empty());
  }

  static <S> HealthSums<S> read(Kept<S> how, DataInput from) throws IOException {
    return new HealthSums<>(how, how.read(from));
  }

  void add(Trace trace, String digest) {
    found = how.add(found, trace, 0, digest);
  }

  /** With those of others, which were found in the same way. */
  @SuppressWarnings("unchecked")
  void merge(HealthSums<?> other) {
    found = how.merge(found, (S) other.found);
  }

  void write(DataOutput to) throws IOException {
    how.write(found, to);
  }

  /**
   * What it comes to.
   *
   * @param pictures how many were looked at
   */
  Outcome outcome(int pictures) throws IOException {
    Roll roll = new Roll(pictures, Roll.EMPTY.unreadable(), Optional.empty());
    return how.outcome(found, roll, new Nowhere(pictures));
  }

  /** Pictures of which only the number is known. */
  private record Nowhere(int size) implements Pictures {
    @Override
    public String name() {
      return "";
    }

    @Override
    public String name(int index) {
      return "";
    }

    @Override
    public Volume picture(int index) throws IOException {
      throw new IOException("pictures are not read again");
    }
  }
}
