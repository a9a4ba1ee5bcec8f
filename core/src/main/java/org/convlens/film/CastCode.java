package org.convlens.film;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;

/**
 * A cast as bytes, big-endian: version, then each part in the order of {@link Cast}; lists and
 * texts begin with their length, texts are UTF-8, pictures have a byte per number.
 */
public final class CastCode {
  private static final int VERSION = 1;
  private static final int MOST = 1 << 20;

  private CastCode() {}

  /** The whole cast. Pictures are rounded to whole numbers. */
  public static byte[] encode(Cast cast) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      roles(out, cast.kernels());
      roles(out, cast.maps());
      text(out, cast.attention().map(LayerId::name).orElse(""));
      out.writeInt(cast.probes().size());
      for (Probe probe : cast.probes()) {
        probe(out, probe);
      }
      out.writeInt(cast.classes().size());
      for (String name : cast.classes()) {
        text(out, name);
      }
      int[] jury = cast.jury();
      out.writeInt(jury.length);
      for (int label : jury) {
        out.writeInt(label);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException in one line, if these are no bytes of a cast
   */
  public static Cast decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("a cast of version " + version + ": this program reads " + VERSION);
      }
      List<Cast.Role> kernels = roles(in, 4);
      List<Cast.Role> maps = roles(in, 3);
      String attention = text(in);
      List<Probe> probes = new ArrayList<>();
      for (int i = count(in, Cast.PROBES); i > 0; i--) {
        probes.add(probe(in));
      }
      List<String> classes = new ArrayList<>();
      for (int i = count(in, MOST); i > 0; i--) {
        classes.add(text(in));
      }
      int[] jury = new int[count(in, Cast.JURY)];
      for (int i = 0; i < jury.length; i++) {
        jury[i] = in.readInt();
        if (jury[i] < 0 || jury[i] >= classes.size()) {
          throw new IOException("a cast with a picture of class " + jury[i]);
        }
      }
      Optional<LayerId> layer = Optional.of(attention).filter(a -> !a.isEmpty()).map(LayerId::new);
      return new Cast(kernels, maps, layer, probes, classes, jury);
    } catch (EOFException e) {
      throw new IOException("a cast is cut short", e);
    }
  }

  private static void roles(DataOutputStream out, List<Cast.Role> roles) throws IOException {
    out.writeInt(roles.size());
    for (Cast.Role role : roles) {
      text(out, role.layer().name());
      text(out, role.seen().name());
      for (int extent : role.shape()) {
        out.writeInt(extent);
      }
    }
  }

  private static List<Cast.Role> roles(DataInputStream in, int rank) throws IOException {
    List<Cast.Role> roles = new ArrayList<>();
    for (int i = count(in, MOST); i > 0; i--) {
      LayerId layer = new LayerId(text(in));
      LayerId seen = new LayerId(text(in));
      List<Integer> shape = new ArrayList<>();
      long numbers = 1;
      for (int d = 0; d < rank; d++) {
        shape.add(count(in, MOST));
        numbers *= shape.get(d);
        if (numbers < 1 || numbers > Integer.MAX_VALUE / 4) {
          throw new IOException("a cast with a layer of " + shape);
        }
      }
      roles.add(new Cast.Role(layer, seen, shape));
    }
    return roles;
  }

  private static void probe(DataOutputStream out, Probe probe) throws IOException {
    Volume view = probe.view();
    text(out, probe.name());
    out.writeInt(probe.label());
    out.writeInt(view.channels());
    out.writeInt(view.height());
    out.writeInt(view.width());
    for (int i = 0; i < view.size(); i++) {
      out.writeByte(Math.round(Math.min(255, Math.max(0, view.at(i)))));
    }
  }

  private static Probe probe(DataInputStream in) throws IOException {
    String name = text(in);
    int label = in.readInt();
    int channels = count(in, 3);
    int height = count(in, 1 << 14);
    int width = count(in, 1 << 14);
    byte[] pixels = new byte[Math.min(channels * height * width, in.available() + 1)];
    in.readFully(pixels);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i] & 255;
    }
    return new Probe(name, Volume.of(channels, height, width, values), label);
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a cast with a count of " + count);
    }
    return count;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[Math.min(count(in, MOST), in.available() + 1)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
