package org.convlens.format.image.vp8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The numbers that VP8 sets once and for all (RFC 6386, sections 11.5, 13.4, 13.5 and 14.1). */
final class Tables {
  private static final Map<String, int[]> ALL = read();

  /** Steps of the first coefficient of a block, by quantiser index. */
  static final int[] DC_STEPS = table("dc-steps");

  /** Steps of the other coefficients, by quantiser index. */
  static final int[] AC_STEPS = table("ac-steps");

  /** Of a block's mode: ten modes above × ten to the left × nine nodes. */
  static final int[] BLOCK_MODES = table("block-modes");

  /** That a probability is sent anew: as {@link #COEFFICIENTS}. */
  static final int[] COEFFICIENT_UPDATES = table("coefficient-updates");

  /** Of coefficients: four kinds of block × eight bands × three contexts × eleven nodes. */
  static final int[] COEFFICIENTS = table("coefficients");

  private Tables() {}

  private static int[] table(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  private static Map<String, int[]> read() {
    try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("tables.txt"))) {
      Map<String, int[]> tables = new HashMap<>();
      List<Integer> numbers = new ArrayList<>();
      String name = "";
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
        if (Character.isLetter(line.charAt(0))) {
          tables.put(name, numbers.stream().mapToInt(n -> n).toArray());
          numbers.clear();
          name = line;
        } else {
          for (String number : line.split(" ", -1)) {
            numbers.add(Integer.parseInt(number));
          }
        }
      }
      tables.put(name, numbers.stream().mapToInt(n -> n).toArray());
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
