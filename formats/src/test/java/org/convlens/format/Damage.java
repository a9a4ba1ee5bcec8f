package org.convlens.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Seeded damage to files: what broken disks, cut downloads and attackers leave. */
final class Damage {
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    Byte.MAX_VALUE,
    Short.MAX_VALUE,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0x80,
    0xffffL,
    0x10000,
    1L << 31,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final List<String> TEXTS =
      List.of("-1", "0", "1e999", "99999999999", "null", "\"\"", "[", "{", "]", "}", "\u0000", "é");
  private static final int HEAD = 4096;

  private final Random random;
  private final HostileValues values;

  Damage(long seed) {
    this.random = new Random(seed);
    this.values = new HostileValues(seed);
  }

  /**
   * A file of sound structure with values that make no sense: one to three of them.
   *
   * @param name of the file
   */
  byte[] sound(String name, byte[] whole) throws IOException {
    byte[] changed = whole;
    for (int n = random.nextInt(3); n >= 0; n--) {
      changed = isArchive(changed) ? inside(changed, true) : values.of(name, changed);
    }
    return changed;
  }

  private static boolean isArchive(byte[] whole) {
    return whole.length > 4 && whole[0] == 'P' && whole[1] == 'K';
  }

  /** Another file each time; archives are damaged now outside, now in one of their entries. */
  byte[] of(byte[] whole) throws IOException {
    boolean within = isArchive(whole) && random.nextInt(4) > 0;
    byte[] damaged = within ? inside(whole, false) : once(whole);
    return random.nextInt(3) == 0 ? once(damaged) : damaged;
  }

  private byte[] once(byte[] whole) {
    if (whole.length < 2) {
      return whole;
    }
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 1 -> flipped(whole);
      case 2 -> replaced(whole);
      case 3 -> extreme(whole);
      case 4 -> without(whole);
      case 5 -> doubled(whole);
      case 6 -> texted(whole);
      default -> moved(whole);
    };
  }

  private int place(int length) {
    return random.nextInt(random.nextBoolean() ? length : Math.min(length, HEAD));
  }

  private byte[] flipped(byte[] whole) {
    byte[] changed = whole.clone();
    for (int n = random.nextInt(8); n >= 0; n--) {
      changed[place(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private byte[] replaced(byte[] whole) {
    byte[] changed = whole.clone();
    for (int n = random.nextInt(8); n >= 0; n--) {
      changed[place(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  /** A number of 2, 4 or 8 bytes at the edge of what numbers can be. */
  private byte[] extreme(byte[] whole) {
    long value = EXTREMES[random.nextInt(EXTREMES.length)];
    ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer number = ByteBuffer.allocate(8).order(order).putLong(value);
    int width = 2 << random.nextInt(3);
    byte[] changed = whole.clone();
    int at = place(changed.length);
    int from = order == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - width;
    System.arraycopy(number.array(), from, changed, at, Math.min(width, changed.length - at));
    return changed;
  }

  private byte[] without(byte[] whole) {
    int from = place(whole.length);
    int length = 1 + random.nextInt(Math.min(64, whole.length - from));
    return joined(whole, from, new byte[0], from + length);
  }

  private byte[] doubled(byte[] whole) {
    int from = place(whole.length);
    int length = 1 + random.nextInt(Math.min(512, whole.length - from));
    return joined(
        whole, from + length, Arrays.copyOfRange(whole, from, from + length), from + length);
  }

  /** Something else where text is expected. */
  private byte[] texted(byte[] whole) {
    byte[] text = TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8);
    int at = place(whole.length);
    return joined(whole, at, text, Math.min(whole.length, at + random.nextInt(4)));
  }

  private byte[] moved(byte[] whole) {
    int from = place(whole.length);
    int length = 1 + random.nextInt(Math.min(64, whole.length - from));
    byte[] changed = whole.clone();
    System.arraycopy(whole, from, changed, random.nextInt(whole.length - length + 1), length);
    return changed;
  }

  private static byte[] joined(byte[] whole, int head, byte[] middle, int tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, head);
    out.writeBytes(middle);
    out.write(whole, tail, whole.length - tail);
    return out.toByteArray();
  }

  /**
   * The archive with one entry damaged and all checksums right.
   *
   * @param sound whether the entry keeps its structure
   */
  private byte[] inside(byte[] archive, boolean sound) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Path file = Files.write(Files.createTempFile("damage", ".zip"), archive);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    } finally {
      Files.delete(file);
    }
    if (entries.isEmpty()) {
      return once(archive);
    }
    List<String> names = new ArrayList<>(entries.keySet());
    if (sound) {
      names.removeIf(name -> !name.matches(".*\\.(json|pkl|py)"));
    }
    if (names.isEmpty()) {
      return archive;
    }
    String chosen = names.get(random.nextInt(names.size()));
    if (sound) {
      entries.put(chosen, values.of(chosen, entries.getOrDefault(chosen, new byte[0])));
    } else if (random.nextInt(20) == 0) {
      entries.remove(chosen);
    } else {
      entries.computeIfPresent(chosen, (name, bytes) -> once(bytes));
    }
    return stored(entries);
  }

  private static byte[] stored(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey());
        CRC32 crc = new CRC32();
        crc.update(e.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(e.getValue().length);
        zip.putNextEntry(entry);
        zip.write(e.getValue());
      }
    }
    return out.toByteArray();
  }
}
