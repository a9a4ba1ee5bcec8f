package org.convlens.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * HDF5 files whose structures stand where they stood, with numbers in them that make no sense:
 * fields of trees, heaps, tables and messages of object headers, and the JSON in attributes, of the
 * same length.
 */
final class HostileHdf5 {
  private static final List<String> SIGNATURES =
      List.of("\u0089HDF", "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "FRHP", "FHDB", "BTHD");
  private static final int SPAN = 96;
  private static final int MOST_MESSAGES = 64;
  private static final int LARGEST_KIND = 0x18;

  private final Random random;

  HostileHdf5(Random random) {
    this.random = random;
  }

  byte[] of(byte[] whole, long number) {
    byte[] changed = whole.clone();
    if (random.nextInt(4) == 0 && withinText(changed)) {
      return changed;
    }
    List<Integer> places = places(changed);
    if (places.isEmpty()) {
      return changed;
    }
    int at = places.get(random.nextInt(places.size())) + random.nextInt(SPAN / 4) * 4;
    int width = 1 << random.nextInt(4);
    for (int i = 0; i < width && at + i < changed.length; i++) {
      changed[at + i] = (byte) (number >>> (8 * i));
    }
    return changed;
  }

  /** Where structures begin: those with a signature, and messages of older object headers. */
  private static List<Integer> places(byte[] file) {
    List<Integer> places = new ArrayList<>();
    for (String signature : SIGNATURES) {
      byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
      for (int at = 0; at + wanted.length <= file.length; at++) {
        if (startsWith(file, at, wanted)) {
          places.add(at + wanted.length);
        }
      }
    }
    for (int at = 0; at + 16 < file.length; at += 8) {
      messages(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), at, places);
    }
    return places;
  }

  private static boolean startsWith(byte[] file, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (file[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Version 1: a count, references, a size, then messages of a kind, a size and their bytes. */
  private static void messages(ByteBuffer file, int at, List<Integer> places) {
    int count = Short.toUnsignedInt(file.getShort(at + 2));
    boolean header = file.get(at) == 1 && file.get(at + 1) == 0 && file.getInt(at + 4) == 1;
    int next = at + 16;
    for (int i = 0; header && count <= MOST_MESSAGES && i < count; i++) {
      if (next + 8 > file.limit() || file.getShort(next) > LARGEST_KIND) {
        return;
      }
      places.add(next);
      next += 8 + Short.toUnsignedInt(file.getShort(next + 2));
    }
  }

  /** A digit, or a letter of a name, in a JSON text; false where there is none. */
  private boolean withinText(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("{\"class_name\"");
    if (from < 0) {
      return false;
    }
    int end = text.indexOf('\u0000', from);
    int length = Math.max(1, (end < 0 ? file.length : end) - from);
    for (int tries = 0; tries < 200; tries++) {
      int at = from + random.nextInt(length);
      if (Character.isLetterOrDigit(file[at])) {
        boolean digit = Character.isDigit(file[at]);
        file[at] = (byte) (digit ? '0' + random.nextInt(10) : 'a' + random.nextInt(26));
        return true;
      }
    }
    return false;
  }
}
