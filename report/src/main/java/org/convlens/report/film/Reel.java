package org.convlens.report.film;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.convlens.film.Story;

/**
 * The numbers of a film as a page takes them: frame after frame, 8 bits each, as differences to the
 * frame before, deflated; each frame ends with the verdicts on the jury, two bytes each.
 *
 * @param strips in the order of their numbers within a frame
 */
record Reel(List<Strip> strips, byte[] packed) {
  private static final int[] SIDES = {64, 48, 32, 24, 16, 12, 8};
  private static final int[] COUNTS = {16, 16, 16, 12, 8, 6, 4};

  /**
   * As detailed as fits.
   *
   * @param most bytes when packed
   */
  static Reel of(Story story, int most) {
    for (int i = 0; ; i++) {
      List<Strip> strips = new Strips(story, SIDES[i], COUNTS[i]).all();
      byte[] packed = pack(story, strips);
      if (packed.length <= most || i == SIDES.length - 1) {
        return new Reel(strips, packed);
      }
    }
  }

  private static byte[] pack(Story story, List<Strip> strips) {
    int jury = story.cast().jury().length;
    int pixels = strips.stream().mapToInt(Strip::size).sum();
    byte[] before = new byte[pixels + 2 * jury];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (int frame = 0; frame < story.frames().size(); frame++) {
        byte[] now = new byte[before.length];
        int offset = 0;
        for (Strip strip : strips) {
          strip.quantise(frame, now, offset);
          offset += strip.size();
        }
        for (int verdict : story.frames().get(frame).verdicts()) {
          now[offset++] = (byte) (verdict >> 8);
          now[offset++] = (byte) verdict;
        }
        byte[] change = new byte[now.length];
        for (int i = 0; i < now.length; i++) {
          change[i] = (byte) (now[i] - before[i]);
        }
        out.write(change);
        before = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
