package org.convlens.film;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Half;
import org.convlens.array.Volume;
import org.convlens.net.History;

/**
 * Frames as bytes, big-endian: version, step, epoch, the epoch's figures where there are any, loss,
 * then each part in the order of {@link Frame}; its lengths follow from the {@link Cast}. Filters,
 * maps and attention are kept in half precision.
 */
public record FrameCode(Cast cast) {
  private static final int VERSION = 1;
  private static final int ATTENTION_SIDE = 4096;

  /** The whole frame. */
  public byte[] encode(Frame frame) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(frame.step());
      out.writeDouble(frame.epoch());
      out.writeBoolean(frame.figures().isPresent());
      if (frame.figures().isPresent()) {
        History.Epoch figures = frame.figures().get();
        out.writeDouble(figures.loss());
        out.writeDouble(figures.accuracy());
        out.writeDouble(figures.validationLoss());
        out.writeDouble(figures.validationAccuracy());
      }
      out.writeDouble(frame.loss());
      for (float[] kernels : frame.kernels()) {
        halves(out, kernels);
      }
      for (float[] peaks : frame.peaks()) {
        singles(out, peaks);
      }
      for (List<Volume> layer : frame.maps()) {
        for (Volume maps : layer) {
          halves(out, maps.toArray());
        }
      }
      for (Volume map : frame.attention()) {
        out.writeShort(map.height());
        out.writeShort(map.width());
        singles(out, map.toArray());
      }
      for (float[] p : frame.probabilities()) {
        singles(out, p);
      }
      for (int verdict : frame.verdicts()) {
        out.writeShort(verdict);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException in one line, if these are no bytes of a frame of this cast
   */
  public Frame decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("a frame of version " + version + ": this program reads " + VERSION);
      }
      Frame frame = read(in);
      if (in.read() >= 0) {
        throw new IOException("a frame is longer than its cast makes it");
      }
      return frame;
    } catch (EOFException e) {
      throw new IOException("a frame is shorter than its cast makes it", e);
    }
  }

  private Frame read(DataInputStream in) throws IOException {
    long step = in.readLong();
    double epoch = in.readDouble();
    Optional<History.Epoch> figures =
        in.readBoolean()
            ? Optional.of(
                new History.Epoch(
                    in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()))
            : Optional.empty();
    double loss = in.readDouble();
    List<float[]> kernels = new ArrayList<>();
    for (Cast.Role role : cast.kernels()) {
      kernels.add(halves(in, role.numbers()));
    }
    List<float[]> peaks = new ArrayList<>();
    for (Cast.Role role : cast.kernels()) {
      peaks.add(singles(in, role.shape().get(0)));
    }
    List<List<Volume>> maps = new ArrayList<>();
    for (Cast.Role role : cast.maps()) {
      List<Volume> layer = new ArrayList<>();
      for (int i = 0; i < cast.probes().size(); i++) {
        List<Integer> s = role.shape();
        layer.add(Volume.of(s.get(0), s.get(1), s.get(2), halves(in, role.numbers())));
      }
      maps.add(layer);
    }
    List<Volume> attention = new ArrayList<>();
    if (cast.attention().isPresent()) {
      for (int i = 0; i < cast.probes().size(); i++) {
        attention.add(attention(in));
      }
    }
    List<float[]> probabilities = new ArrayList<>();
    for (int i = 0; i < cast.probes().size(); i++) {
      probabilities.add(singles(in, cast.classes().size()));
    }
    int[] verdicts = new int[cast.jury().length];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = in.readUnsignedShort();
    }
    return new Frame(
        step, epoch, figures, loss, kernels, peaks, maps, attention, probabilities, verdicts);
  }

  private static Volume attention(DataInputStream in) throws IOException {
    int height = in.readUnsignedShort();
    int width = in.readUnsignedShort();
    if (height < 1 || width < 1 || height > ATTENTION_SIDE || width > ATTENTION_SIDE) {
      throw new IOException("a frame has a heatmap of " + height + " × " + width);
    }
    return Volume.of(1, height, width, singles(in, height * width));
  }

  private static void halves(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeShort(Half.toHalf(value));
    }
  }

  private static void singles(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] halves(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Half.fromHalf(in.readShort());
    }
    return values;
  }

  private static float[] singles(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
