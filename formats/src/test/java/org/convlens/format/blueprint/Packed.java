package org.convlens.format.blueprint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

/** Small architectures, packed as {@code docs/formats/packing.py} packs them. */
final class Packed {
  private Packed() {}

  /** A convolution, a normalisation, a pool and a dense layer; {@code aux} acts in training. */
  static String tiny(String name, int stride) {
    return text(
        name,
        true,
        "0:conv weight 4,?,3,3;bias 4\n0:norm n 4\n0:aux weight 2,4\n0:head.fc weight *,4;bias *",
        """
        0:conv convolution ^1 .weight .bias [%d,%d] [1,1] [1,1] f [0,0] 1
        0:norm batch_norm ^1 .weight .bias .running_mean .running_var f 0.1 1e-05
        0:act relu_ ^1
        0:pool mean ^1 [-1,-2] t
        0:flatten flatten ^1 1 -1
        0:head.fc linear ^1 .weight .bias
        """
            .formatted(stride, stride));
  }

  /**
   * An architecture for pictures of 8 × 8.
   *
   * @param open whether also for others
   * @param tensors a line each
   * @param calls a line each
   */
  static String text(String name, boolean open, String tensors, String calls) {
    String said =
        """
        {"size":[8,8],"crop":0.8,"filter":"bicubic","mean":[0.4,0.5,0.6],"std":[0.2,0.3,0.4],\
        "pool":"avg","library":"timm","name":"%s","open":%s}
        """
            .formatted(name, open);
    return said + tensors.strip() + "\n\n\n" + calls.strip() + "\n\n- ^1";
  }

  static Blueprints all(String... texts) {
    return new Blueprints(bytes(texts));
  }

  static byte[] bytes(String... texts) {
    byte[] group = deflated(String.join("\n%\n", texts));
    String index =
        "Library 1.0\n"
            + group.length
            + "\n"
            + Stream.of(texts).map(Packed::line).collect(Collectors.joining("\n"));
    byte[] packed = deflated(index);
    return ByteBuffer.allocate(4 + packed.length + group.length)
        .putInt(packed.length)
        .put(packed)
        .put(group)
        .array();
  }

  private static String line(String text) {
    Blueprint blueprint = BlueprintText.read(text);
    Set<String> digests = new LinkedHashSet<>();
    digests.add(digest(blueprint.tensors().keySet()));
    digests.add(digest(blueprint.used()));
    return String.join(",", digests) + " 0 " + blueprint.library() + " " + blueprint.name();
  }

  private static String digest(Collection<String> names) {
    try {
      byte[] joined = String.join("\n", new TreeSet<>(names)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
