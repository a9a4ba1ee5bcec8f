package org.convlens.web.stock;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.file.Png;
import org.convlens.report.Source;
import org.convlens.studio.HeldPictures;
import org.convlens.studio.OpenedPicture;
import org.convlens.task.Sha256;

/**
 * Pictures that visitors drew, pasted, dropped or filmed. They lie in memory only, each under a
 * name that no other has.
 */
public record BroughtPictures(HeldPictures held) {
  private static final int DIGITS = 8;
  private static final int LONGEST_NAME = 100;

  /** A picture and the file that a visitor can keep of it. */
  public record Brought(OpenedPicture picture, byte[] file) {}

  /**
   * Keeps a picture file.
   *
   * @param name as its visitor calls it, which may be anything
   * @throws IOException with one line if it is no picture, damaged or too large
   */
  public Brought file(String name, byte[] file) throws IOException {
    String called = plain(name);
    Optional<byte[]> other = held.file(called);
    boolean taken = other.isPresent() && !java.util.Arrays.equals(other.get(), file);
    return keep(taken ? digits(file) + "-" + called : called, file);
  }

  /**
   * Keeps pixels as the PNG file that stands for them from now on.
   *
   * @param kind what it is called, such as {@code drawing}; its fingerprint follows
   * @param pixels 3 × H × W, 0..255
   */
  public Brought pixels(String kind, Volume pixels) throws IOException {
    byte[] file = Png.bytes(Thumbnails.image(pixels), Map.of());
    return keep(plain(kind) + "-" + digits(file) + ".png", file);
  }

  private Brought keep(String name, byte[] file) throws IOException {
    Source source = held.hold(name, file);
    return new Brought(held.find(source).orElseThrow(), file);
  }

  private static String digits(byte[] file) {
    return new Sha256().add(file).text().substring(0, DIGITS);
  }

  /** By its name. */
  public Optional<OpenedPicture> find(String name) throws IOException {
    return held.find(Source.named(name));
  }

  /** A name of a file and nothing else, whatever somebody sends. */
  static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible = last.replaceAll("[\\p{Cntrl}\\p{Cs}:*?\"<>|]", "").strip();
    String brief = visible.substring(0, Math.min(visible.length(), LONGEST_NAME));
    return brief.isEmpty() || brief.matches("\\.+") ? "picture" : brief;
  }
}
