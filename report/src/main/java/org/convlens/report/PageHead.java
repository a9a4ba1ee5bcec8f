package org.convlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What the head of a report says of its making: provenance as JSON in a meta element. */
public final class PageHead {
  private static final String BEGIN = "<meta name=\"convlens\" content=\"";
  private static final String END = "\"";

  /** Bytes at a page's beginning in which its head is looked for. */
  private static final int HEAD = 1 << 16;

  private PageHead() {}

  /** The element, in one line. */
  public static String of(Provenance provenance) {
    String json =
        provenance
            .toLine()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return BEGIN + json + END + ">";
  }

  /** Whether a file begins as HTML does. */
  public static boolean isPage(Path file) throws IOException {
    String start = beginning(file, HEAD).replace("\uFEFF", "").stripLeading();
    while (start.startsWith("<!--") && start.contains("-->")) {
      start = start.substring(start.indexOf("-->") + 3).stripLeading();
    }
    String first = start.substring(0, Math.min(start.length(), 9)).toLowerCase(Locale.ROOT);
    return first.equals("<!doctype") || first.startsWith("<html");
  }

  /** The JSON that the head of a page holds, if it does. */
  static Optional<String> read(Path file) throws IOException {
    String head = beginning(file, HEAD);
    int from = head.indexOf(BEGIN);
    int to = from < 0 ? -1 : head.indexOf(END, from + BEGIN.length());
    if (to < 0) {
      return Optional.empty();
    }
    String json = head.substring(from + BEGIN.length(), to);
    return Optional.of(
        json.replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&"));
  }

  private static String beginning(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }
  }
}
