package org.convlens.picture.file;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.convlens.canvas.Bitmap;

/**
 * Up to 256 colours that stand for those of several pictures: the very colours where there are no
 * more, else the means of boxes into which the colours are cut at their middle (median cut,
 * Heckbert 1982). The same pictures give the same colours.
 */
final class SharedPalette {
  private static final int MOST = 256;

  private final int[] colours;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final IndexColorModel model;

  private SharedPalette(int[] colours) {
    this.colours = colours;
    int[] full = Arrays.copyOf(colours, MOST);
    Arrays.fill(full, colours.length, MOST, colours[colours.length - 1]);
    this.model = new IndexColorModel(8, MOST, full, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  /** The palette of some pictures. */
  static SharedPalette of(List<Bitmap> pictures) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (Bitmap picture : pictures) {
      for (int rgb : picture.pixels()) {
        counts.merge(rgb & 0xffffff, 1L, Long::sum);
      }
    }
    int[] colours =
        counts.size() <= MOST
            ? counts.keySet().stream().mapToInt(Integer::intValue).toArray()
            : cut(counts);
    return new SharedPalette(colours);
  }

  /** The picture in these colours, each pixel in the nearest. */
  BufferedImage image(Bitmap picture) {
    BufferedImage image =
        new BufferedImage(
            picture.width(), picture.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int rgb = picture.pixels()[y * row.length + x] & 0xffffff;
        row[x] = (byte) (int) places.computeIfAbsent(rgb, this::nearest);
      }
      image.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return image;
  }

  private int nearest(int rgb) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int far = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (rgb >> shift & 255) - (colours[i] >> shift & 255);
        far += difference * difference;
      }
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  private static int[] cut(Map<Integer, Long> counts) {
    PriorityQueue<Box> boxes =
        new PriorityQueue<>(
            Comparator.comparingDouble(Box::urgency).reversed().thenComparing(Box::first));
    List<long[]> all = new ArrayList<>();
    counts.forEach((rgb, count) -> all.add(new long[] {rgb, count}));
    boxes.add(new Box(all));
    while (boxes.size() < MOST && boxes.element().urgency() > 0) {
      boxes.addAll(boxes.remove().halves());
    }
    return boxes.stream().mapToInt(Box::mean).sorted().toArray();
  }

  /**
   * Colours that lie together.
   *
   * @param members colour and how often it occurs
   */
  private record Box(List<long[]> members) {
    long first() {
      return members.get(0)[0];
    }

    private static int part(long rgb, int shift) {
      return (int) (rgb >> shift & 255);
    }

    private int extent(int shift) {
      var parts = members.stream().mapToInt(m -> part(m[0], shift)).summaryStatistics();
      return parts.getMax() - parts.getMin();
    }

    private int longest() {
      return Arrays.asList(16, 8, 0).stream()
          .max(Comparator.comparingInt(this::extent))
          .orElseThrow();
    }

    /** How much it is worth to cut it: its longest side by the root of its pixels. */
    double urgency() {
      return extent(longest()) * Math.sqrt((double) pixels());
    }

    private long pixels() {
      return members.stream().mapToLong(m -> m[1]).sum();
    }

    List<Box> halves() {
      int shift = longest();
      List<long[]> sorted = new ArrayList<>(members);
      sorted.sort(
          Comparator.<long[]>comparingInt(m -> part(m[0], shift)).thenComparingLong(m -> m[0]));
      long half = pixels() / 2;
      int place = 1;
      long sum = sorted.get(0)[1];
      while (place < sorted.size() - 1 && sum + sorted.get(place)[1] <= half) {
        sum += sorted.get(place++)[1];
      }
      return List.of(
          new Box(sorted.subList(0, place)), new Box(sorted.subList(place, sorted.size())));
    }

    int mean() {
      double pixels = (double) pixels();
      int rgb = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        double sum = 0;
        for (long[] member : members) {
          sum += (double) part(member[0], shift) * member[1];
        }
        rgb |= (int) Math.round(sum / pixels) << shift;
      }
      return rgb;
    }
  }
}
