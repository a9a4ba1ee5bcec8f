package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.report.Source;
import org.convlens.task.UsageException;
import org.convlens.train.data.DrawnDigit;
import org.convlens.train.data.DrawnScene;

/**
 * A picture that a user named.
 *
 * @param pixels 0..255, of any size
 */
public record OpenedPicture(Volume pixels, Source source) {
  /** What begins the names of digits and of scenes that the program draws. */
  private static final String DIGIT = "digit:";

  private static final String SCENE = "scene:";

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
    return !name.startsWith(DIGIT) && !name.startsWith(SCENE);
  }

  /**
   * @throws UsageException if it is no file's name and nothing that the program draws, or an
   *     address of the web
   */
  public static void requireDrawn(String name) {
    Source.requireNoAddress(name);
    if (!isFile(name)) {
      drawn(name);
    }
  }

  private static Volume drawn(String name) {
    if (name.matches(DIGIT + "[0-9]")) {
      return DrawnDigit.draw(Integer.parseInt(name.substring(DIGIT.length())), 0);
    }
    for (DrawnScene scene : DrawnScene.values()) {
      if (name.equals(SCENE + scene.name().toLowerCase(Locale.ROOT))) {
        return scene.draw();
      }
    }
    throw new UsageException(
        "no picture '" + name + "': give digit:0 to digit:9, scene:airplane or scene:ship");
  }

  /** Where it is now, where it was, or what has its name. */
  public static OpenedPicture open(Source source) throws IOException {
    OpenedPicture opened = open(source.place().orElse(source.name()));
    return source.isFingerprinted() ? opened.from(source) : opened;
  }

  /**
   * A file, {@code digit:7} or {@code scene:ship}.
   *
   * @throws UnreadablePictureException with one line, if there is no such file or it is damaged
   */
  public static OpenedPicture open(String name) throws UnreadablePictureException {
    requireDrawn(name);
    if (isFile(name)) {
      try {
        return new OpenedPicture(Photo.read(Path.of(name)), Source.file(name));
      } catch (IOException e) {
        throw new UnreadablePictureException(e);
      }
    }
    Volume pixels = drawn(name);
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
