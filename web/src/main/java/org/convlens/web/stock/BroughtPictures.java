package org.convlens.web.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.picture.file.Png;
import org.convlens.report.Source;
import org.convlens.studio.HeldPictures;
import org.convlens.studio.OpenedPicture;
import org.convlens.task.Sha256;

/**
 * Pictures that visitors drew, pasted, dropped or filmed: in memory only, those used last. Each is
 * known by a number that its name and the fingerprint of its file give.
 */
public final class BroughtPictures implements HeldPictures {
  private static final int NAME_DIGITS = 8;
  private static final int LONGEST_NAME = 100;

  private final long mostNumbers;
  private final Map<String, OpenedPicture> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private long numbers;

  /**
   * @param mostNumbers of all pictures together
   */
  public BroughtPictures(long mostNumbers) {
    this.mostNumbers = mostNumbers;
  }

  /**
   * A picture and the file that a visitor can keep of it.
   *
   * @param id by which it can be asked for
   */
  public record Brought(String id, OpenedPicture picture, byte[] file) {}

  /**
   * Keeps a picture file.
   *
   * @param name as its visitor calls it, which may be anything
   * @throws IOException with one line if it is no picture, damaged or too large
   */
  public Brought file(String name, byte[] file) throws IOException {
    String called = plain(name);
    return keep(called, Photo.read(file, called), file);
  }

  /**
   * Keeps pixels as the PNG file that stands for them from now on.
   *
   * @param kind what it is called, such as {@code drawing}; its fingerprint follows
   * @param pixels 3 × H × W, 0..255
   */
  public Brought pixels(String kind, Volume pixels) throws IOException {
    byte[] file = Png.bytes(Thumbnails.image(pixels), Map.of());
    String digits = new Sha256().add(file).text().substring(0, NAME_DIGITS);
    return keep(plain(kind) + "-" + digits + ".png", Photo.of(file), file);
  }

  private synchronized Brought keep(String name, Volume pixels, byte[] file) {
    String sha256 = new Sha256().add(file).text();
    Source source = new Source(name, Optional.of(Path.of(name)), sha256);
    OpenedPicture picture = new OpenedPicture(pixels, source);
    String id = id(source);
    OpenedPicture before = pictures.put(id, picture);
    numbers += pixels.size() - (before == null ? 0 : before.pixels().size());
    Iterator<OpenedPicture> oldest = pictures.values().iterator();
    while (numbers > mostNumbers && pictures.size() > 1) {
      numbers -= oldest.next().pixels().size();
      oldest.remove();
    }
    return new Brought(id, picture, file);
  }

  private static String id(Source source) {
    return new Sha256().add(source.name()).add(source.sha256()).brief();
  }

  /** By its number. */
  public synchronized Optional<OpenedPicture> find(String id) {
    return Optional.ofNullable(pictures.get(id));
  }

  @Override
  public Optional<OpenedPicture> find(Source source) {
    boolean file = source.path().map(Path::isAbsolute).orElse(true);
    return file ? Optional.empty() : find(id(source));
  }

  /** A name of a file and nothing else, whatever somebody sends. */
  static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible = last.replaceAll("[\\p{Cntrl}\\p{Cs}:*?\"<>|]", "").strip();
    String brief = visible.substring(0, Math.min(visible.length(), LONGEST_NAME));
    return brief.isEmpty() || brief.matches("\\.+") ? "picture" : brief;
  }
}
