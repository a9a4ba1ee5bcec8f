package org.convlens.train.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.convlens.net.History;
import org.convlens.net.Learner;
import org.convlens.train.Best;
import org.convlens.train.Means;
import org.convlens.train.RunState;

/**
 * Where a training is, in a file, with what it was computed by. Big-endian: a word, the facts, the
 * state, and the CRC-32C of all before it.
 *
 * @param facts what the same bits hang on besides the state, by name, such as the number of threads
 */
public record StateFile(Map<String, String> facts, RunState state) {
  private static final long MAGIC = 0x434c_5354_4154_4531L;
  private static final int CHUNK = 1 << 14;
  private static final int MOST = 1 << 20;

  void write(Path path) throws IOException {
    SafeFile.write(path, this::writeTo);
  }

  private void writeTo(OutputStream stream) throws IOException {
    CRC32C crc = new CRC32C();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, crc));
    out.writeLong(MAGIC);
    out.writeInt(facts.size());
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      out.writeUTF(fact.getKey());
      out.writeUTF(fact.getValue());
    }
    out.writeLong(state.step());
    out.writeDouble(state.means().sum());
    out.writeLong(state.means().correct());
    out.writeLong(state.means().count());
    out.writeInt(state.epochs().size());
    for (History.Epoch epoch : state.epochs()) {
      out.writeDouble(epoch.loss());
      out.writeDouble(epoch.accuracy());
      out.writeDouble(epoch.validationLoss());
      out.writeDouble(epoch.validationAccuracy());
    }
    out.writeInt(state.best().epoch());
    out.writeDouble(state.best().figure());
    out.writeInt(state.best().gained());
    out.writeLong(state.learner().steps());
    out.writeInt(state.learner().numbers().size());
    for (Map.Entry<String, float[]> numbers : state.learner().numbers().entrySet()) {
      out.writeUTF(numbers.getKey());
      out.writeInt(numbers.getValue().length);
      write(numbers.getValue(), out);
    }
    out.writeLong(crc.getValue());
    out.flush();
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      buffer.clear().asFloatBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * @throws IOException with one line, if the file is damaged
   */
  public static StateFile read(Path path) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      CRC32C crc = new CRC32C();
      DataInputStream in = new DataInputStream(new CheckedInputStream(stream, crc));
      require(in.readLong() == MAGIC);
      long room = Files.size(path) / Float.BYTES;
      StateFile read = read(in, room);
      long sum = crc.getValue();
      require(in.readLong() == sum && in.read() < 0);
      return read;
    } catch (EOFException | Damaged e) {
      throw new IOException("'" + path + "' is no whole state of a training", e);
    }
  }

  private static StateFile read(DataInputStream in, long room) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = count(in, MOST); i > 0; i--) {
      facts.put(in.readUTF(), in.readUTF());
    }
    long step = in.readLong();
    Means means = new Means(in.readDouble(), in.readLong(), in.readLong());
    List<History.Epoch> epochs = new ArrayList<>();
    for (int i = count(in, MOST); i > 0; i--) {
      epochs.add(
          new History.Epoch(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    Best best = new Best(in.readInt(), in.readDouble(), in.readInt());
    long steps = in.readLong();
    SortedMap<String, float[]> numbers = new TreeMap<>();
    for (int i = count(in, MOST); i > 0; i--) {
      numbers.put(in.readUTF(), floats(in, count(in, room)));
    }
    return new StateFile(
        facts, new RunState(step, means, epochs, best, new Learner.State(steps, numbers)));
  }

  private static int count(DataInputStream in, long most) throws IOException {
    int count = in.readInt();
    require(count >= 0 && count <= most);
    return count;
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    for (int from = 0; from < count; from += CHUNK) {
      int size = Math.min(CHUNK, count - from);
      in.readFully(bytes, 0, size * Float.BYTES);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values, from, size);
    }
    return values;
  }

  private static void require(boolean holds) throws Damaged {
    if (!holds) {
      throw new Damaged();
    }
  }

  /** Other bytes than were written. */
  private static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;
  }
}
