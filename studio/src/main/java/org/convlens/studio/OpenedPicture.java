package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.report.Source;
import org.convlens.task.UsageException;
import org.convlens.train.data.DrawnDigit;

/**
 * A picture that a user named.
 *
 * @param pixels 0..255, of any size
 */
public record OpenedPicture(Volume pixels, Source source) {
  /** What begins the names of digits that the program draws. */
  private static final String DIGIT = "digit:";

  /**
   * The same picture under the name by which it was known before.
   *
   * @throws IOException with one line, if it is another picture
   */
  public OpenedPicture from(Source before) throws IOException {
    if (!before.sha256().equals(source.sha256())) {
      throw new IOException("'" + source.name() + "' is not the picture that was looked at");
    }
    return new OpenedPicture(pixels, before);
  }

  /** Whether a picture of this name is read from a file. */
  public static boolean isFile(String name) {
    return !name.startsWith(DIGIT);
  }

  /**
   * @throws UsageException if it is no file's name and none of the digits, or an address of the web
   */
  public static void requireDigit(String name) {
    Source.requireNoAddress(name);
    if (!isFile(name) && !name.substring(DIGIT.length()).matches("[0-9]")) {
      throw new UsageException("no picture '" + name + "': give digit:0 to digit:9");
    }
  }

  /** Where it is now, where it was, or what has its name. */
  public static OpenedPicture open(Source source) throws IOException {
    OpenedPicture opened = open(source.place().orElse(source.name()));
    return source.isFingerprinted() ? opened.from(source) : opened;
  }

  /**
   * A file, or {@code digit:7}.
   *
   * @throws UnreadablePictureException with one line, if there is no such file or it is damaged
   */
  public static OpenedPicture open(String name) throws UnreadablePictureException {
    requireDigit(name);
    if (isFile(name)) {
      try {
        return new OpenedPicture(Photo.read(Path.of(name)), Source.file(name));
      } catch (IOException e) {
        throw new UnreadablePictureException(e);
      }
    }
    Volume pixels = DrawnDigit.draw(Integer.parseInt(name.substring(DIGIT.length())), 0);
    return new OpenedPicture(pixels, Source.builtIn(name, bytes(pixels)));
  }

  private static byte[] bytes(Volume pixels) {
    byte[] bytes = new byte[pixels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pixels.at(i);
    }
    return bytes;
  }
}
