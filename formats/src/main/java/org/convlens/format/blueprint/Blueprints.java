package org.convlens.format.blueprint;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.InflaterInputStream;

/**
 * All blueprints, in one file: four bytes with the length of its index, the index, then groups of
 * texts, each deflated. A line of the index has the names' digests, the group, the library and the
 * name.
 */
public final class Blueprints {
  private static final String RESOURCE = "architectures.bin";
  private static final String BETWEEN = "\n%\n";
  private static final int LONGEST_INDEX = 1 << 22;
  private static final int LONGEST_GROUP = 1 << 25;
  private static final int DIGEST_BYTES = 8;

  /**
   * @param digests of the names of all tensors, and of those that take part in looking
   * @param group where its text lies
   * @param place which text of the group it is
   */
  private record Entry(List<String> digests, int group, int place, String library, String name) {}

  private final byte[] file;
  private final List<Entry> entries = new ArrayList<>();

  /** By number: where it lies in the file. */
  private final List<int[]> groups = new ArrayList<>();

  private final String versions;

  /** Loaded when it is asked for. */
  private static final class Own {
    static final Blueprints ALL = new Blueprints(resource());
  }

  /**
   * @throws IllegalStateException if the file is damaged
   */
  Blueprints(byte[] file) {
    this.file = file.clone();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      int length = in.readInt();
      String[] lines = inflated(4, length, LONGEST_INDEX).split("\n", -1);
      versions = lines[0];
      int at = 4 + length;
      Map<Integer, Integer> counts = new LinkedHashMap<>();
      for (String line : List.of(lines).subList(1, lines.length)) {
        String[] words = line.split(" ", -1);
        if (words.length == 1) {
          groups.add(new int[] {at, Integer.parseInt(words[0])});
          at += Integer.parseInt(words[0]);
        } else {
          int group = Integer.parseInt(words[1]);
          int place = counts.merge(group, 1, Integer::sum) - 1;
          List<String> digests = List.of(words[0].split(",", -1));
          entries.add(new Entry(digests, group, place, words[2], words[3]));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  /** Those that come with ConvLens. */
  public static Blueprints own() {
    return Own.ALL;
  }

  /** The libraries that they were read out of. */
  public String versions() {
    return versions;
  }

  /** Their names, such as {@code timm resnest14d}. */
  public List<String> names() {
    return entries.stream().map(e -> e.library() + " " + e.name()).toList();
  }

  /** Those whose tensors have these names, all of them or all that take part in looking. */
  List<Blueprint> of(Collection<String> tensors) {
    String digest = digest(tensors);
    return entries.stream().filter(e -> e.digests().contains(digest)).map(this::read).toList();
  }

  /** The one that a library calls so; none if it is not here. */
  List<Blueprint> called(String library, String name) {
    return entries.stream()
        .filter(e -> e.library().equals(library) && e.name().equals(name))
        .map(this::read)
        .toList();
  }

  private Blueprint read(Entry entry) {
    try {
      int[] group = groups.get(entry.group());
      String[] texts = inflated(group[0], group[1], LONGEST_GROUP).split(BETWEEN, -1);
      return BlueprintText.read(texts[entry.place()]);
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private String inflated(int from, int length, int longest) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(file, from, length))) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest || from + (long) length > file.length) {
        throw new IOException("more than " + longest + " bytes, or cut off");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String digest(Collection<String> names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String joined = String.join("\n", new TreeSet<>(names));
      byte[] all = digest.digest(joined.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] resource() {
    try (InputStream in = Blueprints.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("ConvLens's own list of architectures is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException damaged(Exception cause) {
    return new IllegalStateException(
        "ConvLens's own list of architectures is damaged (" + cause.getMessage() + ")", cause);
  }
}
