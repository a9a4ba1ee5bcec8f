package org.convlens.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The outlines of Liberation Sans, which pdfbox brings along: the same letters on every machine,
 * also where no font is installed.
 */
final class Letters {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Logger FONTBOX = Logger.getLogger("org.apache.fontbox");

  private final TrueTypeFont font;
  private final CmapLookup places;
  private final float unitsPerEm;
  private final Map<Integer, Integer> advances = new ConcurrentHashMap<>();
  private final Map<Key, Mask> masks = new ConcurrentHashMap<>();

  private record Key(int codePoint, float size, boolean bold, int quarter) {}

  private Letters() {
    FONTBOX.setLevel(Level.OFF);
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IllegalStateException("pdfbox without " + FONT);
      }
      font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
      places = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font cannot be read", e);
    }
  }

  private static final class Loaded {
    static final Letters LETTERS = new Letters();
  }

  /** Read when the first letter is drawn. */
  static Letters get() {
    return Loaded.LETTERS;
  }

  /** How far the pen moves, in pixels. */
  float advance(int codePoint, float size) {
    return advances.computeIfAbsent(codePoint, this::readAdvance) * size / unitsPerEm;
  }

  /**
   * @param quarter the pen's place between two pixels, in quarters
   */
  Mask mask(int codePoint, float size, boolean bold, int quarter) {
    return masks.computeIfAbsent(new Key(codePoint, size, bold, quarter), this::fill);
  }

  private synchronized int readAdvance(int codePoint) {
    try {
      return font.getAdvanceWidth(places.getGlyphId(codePoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Mask fill(Key key) {
    try {
      GlyphData glyph = font.getGlyph().getGlyph(places.getGlyphId(key.codePoint));
      GeneralPath outline = glyph == null ? new GeneralPath() : glyph.getPath();
      float scale = key.size / unitsPerEm;
      Mask mask = Mask.of(outline, new AffineTransform(scale, 0, 0, -scale, key.quarter / 4.0, 0));
      return key.bold ? mask.smeared(key.size / 22) : mask;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
