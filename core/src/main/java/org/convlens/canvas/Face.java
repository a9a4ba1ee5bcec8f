package org.convlens.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * A size and weight of lettering.
 *
 * @param size of the em square in pixels
 */
public record Face(float size, boolean bold) {
  public static final Face TITLE = new Face(17, true);
  public static final Face HEADING = new Face(13.5f, true);
  public static final Face BODY = new Face(13, false);
  public static final Face SMALL = new Face(11.5f, false);

  private static final String ELLIPSIS = "…";

  /** From one baseline to the next. */
  public int lineHeight() {
    return Math.round(size * 1.35f);
  }

  /** From the top of a line to its baseline. */
  public int ascent() {
    return Math.round(size * 1.02f);
  }

  /** The height of a capital letter. */
  public float capHeight() {
    return size * 0.729f;
  }

  public int width(String text) {
    float width = 0;
    for (int codePoint : printable(text)) {
      width += advance(codePoint);
    }
    return (int) Math.ceil(width);
  }

  float advance(int codePoint) {
    return Letters.get().advance(codePoint, size) + (bold ? size / 22 : 0);
  }

  Mask mask(int codePoint, int quarter) {
    return Letters.get().mask(codePoint, size, bold, quarter);
  }

  /** Control characters and line breaks become spaces. */
  static int[] printable(String text) {
    return text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
  }

  /** The text, or its beginning and an ellipsis, no wider than {@code width}. */
  public String fit(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int[] letters = printable(text);
    float room = width - Letters.get().advance(ELLIPSIS.codePointAt(0), size);
    int kept = 0;
    for (float pen = 0; kept < letters.length; kept++) {
      pen += advance(letters[kept]);
      if (pen > room) {
        break;
      }
    }
    return new String(letters, 0, kept).strip() + ELLIPSIS;
  }

  /**
   * The text with the beginnings of words left out that are wider than {@code width}: {@code
   * …/Conv2d_13_pointwise/Relu6}, from a slash on where there is one.
   */
  public String tails(String text, int width) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      String kept = word;
      while (width(kept.equals(word) ? word : ELLIPSIS + kept) > width && kept.length() > 1) {
        int slash = kept.indexOf('/', 1);
        kept = kept.substring(slash > 0 ? slash : kept.offsetByCodePoints(0, 1));
      }
      words.add(kept.equals(word) ? word : ELLIPSIS + kept);
    }
    return String.join(" ", words);
  }

  /** Lines no wider than {@code width}, broken at spaces, and inside a word that is too long. */
  public List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String rest = word;
      if (!line.isEmpty() && width(line + " " + rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest) > width && rest.codePointCount(0, rest.length()) > 1) {
        String piece = prefix(rest, width);
        lines.add(piece);
        rest = rest.substring(piece.length());
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** At most {@code count} lines; what does not fit ends in an ellipsis. */
  public List<String> wrap(String text, int width, int count) {
    List<String> lines = wrap(text, width);
    if (lines.size() <= count) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, count - 1));
    kept.add(fit(String.join(" ", lines.subList(count - 1, lines.size())), width));
    return kept;
  }

  private String prefix(String word, int width) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()) {
      int next = word.offsetByCodePoints(end, 1);
      if (width(word.substring(0, next)) > width) {
        break;
      }
      end = next;
    }
    return word.substring(0, end);
  }
}
