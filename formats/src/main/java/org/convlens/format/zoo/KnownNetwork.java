package org.convlens.format.zoo;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;

/**
 * Published weights, and what was published with them.
 *
 * @param name such as {@code resnet50}, or {@code resnet50-v2} for weights trained anew
 * @param url of the file
 * @param bytes of the file, known to about a kilobyte
 * @param checksum how the SHA-256 of the file begins, hexadecimal; its name says it
 * @param parameters how many numbers are learned
 * @param accuracy share of ImageNet's 50,000 validation pictures whose class comes first, per cent
 * @param side rows and columns of the input
 * @param preprocessing as the accuracy was measured
 */
public record KnownNetwork(
    String name,
    URI url,
    long bytes,
    String checksum,
    long parameters,
    double accuracy,
    int side,
    Preprocessing preprocessing) {
  /** Who publishes them. */
  public static final String PUBLISHER = "torchvision";

  /** The terms under which weights can be used. */
  public static final String LICENCE =
      "BSD-3-Clause (torchvision); trained on ImageNet, whose terms allow non-commercial research";

  private static final URI FOLDER = URI.create("https://download.pytorch.org/models/");
  private static final int MEBIBYTE = 1 << 20;

  /**
   * @param line of the table: ten cells with blanks between them
   */
  static KnownNetwork parse(String line) {
    String[] cells = line.split("\\s+", -1);
    String file = cells[1];
    int side = Integer.parseInt(cells[5]);
    return new KnownNetwork(
        cells[0],
        FOLDER.resolve(file),
        Math.round(Double.parseDouble(cells[2]) * MEBIBYTE),
        file.substring(file.lastIndexOf('-') + 1, file.lastIndexOf('.')),
        Long.parseLong(cells[3]),
        Double.parseDouble(cells[4]),
        side,
        new Preprocessing(
            new ShortSide(
                Integer.parseInt(cells[6]), Filter.valueOf(cells[7].toUpperCase(Locale.ROOT))),
            Channels.RGB,
            1.0 / 255,
            numbers(cells[8]),
            numbers(cells[9]),
            "published with the weights of " + cells[0]));
  }

  private static List<Double> numbers(String cell) {
    return Stream.of(cell.split(",", -1)).map(Double::valueOf).toList();
  }

  /** The architecture, which several weights may share. */
  public String architecture() {
    return name.endsWith("-v2") ? name.substring(0, name.length() - 3) : name;
  }

  /** Such as {@code 244 MB}. */
  public String size() {
    return Size.text(bytes);
  }
}
