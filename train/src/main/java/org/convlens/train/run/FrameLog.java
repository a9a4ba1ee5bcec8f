package org.convlens.train.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a film, one after the other in a file that only grows: a word, then of each frame
 * its length, the CRC-32C of the rest, the step, how many epochs were finished, and its bytes;
 * big-endian. What a process left that was ended while it wrote is cut off when the file is opened.
 */
public final class FrameLog implements Closeable {
  private static final long MAGIC = 0x434c_4649_4c4d_310aL;
  private static final int HEAD = 4 + 4 + 8 + 4;

  private final FileChannel channel;
  private final Path path;
  private final List<Place> places = new ArrayList<>();
  private long end;

  /** Where a frame stands in the file. */
  private record Place(long step, int epoch, long offset, int length) {}

  /**
   * A frame.
   *
   * @param step how many were made before it
   * @param epoch how many were finished before it
   */
  public record Frame(long step, int epoch, byte[] bytes) {}

  /**
   * @param channel closed with it
   */
  FrameLog(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** To go on with; begun if there is none. */
  public static FrameLog open(Path path) throws IOException {
    FrameLog log =
        new FrameLog(
            path,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    log.begin();
    return log;
  }

  /**
   * All whole frames of a file, which may still be written to.
   *
   * @throws IOException with one line, if there is none, or it is no film
   */
  public static List<Frame> read(Path path) throws IOException {
    try (FrameLog log = new FrameLog(path, FileChannel.open(path, StandardOpenOption.READ))) {
      log.scan();
      if (log.end == 0) {
        throw new IOException("'" + path + "' is no film of a training");
      }
      List<Frame> frames = new ArrayList<>();
      for (Place place : log.places) {
        byte[] bytes = new byte[place.length];
        log.fill(ByteBuffer.wrap(bytes), place.offset);
        frames.add(new Frame(place.step, place.epoch, bytes));
      }
      return frames;
    }
  }

  /** Cuts off what is not whole at the end. */
  void begin() throws IOException {
    scan();
    channel.truncate(end);
    if (end == 0) {
      write(ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip());
    }
  }

  private void scan() throws IOException {
    ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
    if (!fill(word, 0) || word.flip().getLong() != MAGIC) {
      return;
    }
    end = Long.BYTES;
    Place next = next();
    while (next != null) {
      places.add(next);
      end = next.offset + next.length;
      next = next();
    }
  }

  /** The whole frame at the end so far; null if there is none. */
  private @Nullable Place next() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (!fill(head, end)) {
      return null;
    }
    int length = head.flip().getInt();
    int sum = head.getInt();
    long offset = end + HEAD;
    if (length < 0 || length > channel.size() - offset) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    fill(bytes, offset);
    return sum == sum(head, bytes.flip())
        ? new Place(at(head), head.getInt(16), offset, length)
        : null;
  }

  private static long at(ByteBuffer head) {
    return head.getLong(8);
  }

  private static int sum(ByteBuffer head, ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(head.duplicate().position(8).limit(HEAD));
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  private boolean fill(ByteBuffer buffer, long from) throws IOException {
    long position = from;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, position);
      if (count < 0) {
        return false;
      }
      position += count;
    }
    return true;
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
    } catch (IOException e) {
      throw SafeFile.failure(path, e);
    }
  }

  /** Behind those that are there. */
  public void append(Frame frame) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.putInt(frame.bytes.length).putInt(0).putLong(frame.step).putInt(frame.epoch).flip();
    head.putInt(4, sum(head, ByteBuffer.wrap(frame.bytes)));
    long from = end;
    ByteBuffer all = ByteBuffer.allocate(HEAD + frame.bytes.length);
    write(all.put(head).put(frame.bytes).flip());
    places.add(new Place(frame.step, frame.epoch, from + HEAD, frame.bytes.length));
  }

  /** How many frames there are. */
  public int size() {
    return places.size();
  }

  /** Cuts off the frames of later moments than one. */
  public void cutAfter(long step, int epoch) throws IOException {
    int kept = 0;
    end = Long.BYTES;
    for (Place place : places) {
      if (place.step > step || (place.step == step && place.epoch > epoch)) {
        break;
      }
      kept++;
      end = place.offset + place.length;
    }
    places.subList(kept, places.size()).clear();
    channel.truncate(end);
  }

  /** Brings all frames to the disk. */
  public void sync() throws IOException {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw SafeFile.failure(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
