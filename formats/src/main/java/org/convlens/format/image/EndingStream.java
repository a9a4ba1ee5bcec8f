package org.convlens.format.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A stream that loses patience with decoders that go on reading after its end: for a small file
 * that claims to be a huge picture they would do so for minutes.
 */
final class EndingStream extends MemoryCacheImageInputStream {
  private static final int PATIENCE = 4096;

  private int beyond;

  EndingStream(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    return checked(super.read(target, from, length));
  }

  private int checked(int result) throws IOException {
    if (result < 0 && ++beyond > PATIENCE) {
      throw new IIOException("the data end too early");
    }
    return result;
  }
}
