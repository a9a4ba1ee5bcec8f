package org.convlens.format.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;

/**
 * Reads a picture: JPEG (also progressive, CMYK), PNG (also 16 bit, palette, interlaced), GIF and
 * TIFF (their first picture), BMP, WebP. The numbers are the stored sRGB values 0..255; embedded
 * colour profiles are not applied. Transparent parts lie on white, the EXIF orientation is obeyed.
 */
public final class Photo {
  /** The largest picture file that is opened. */
  private static final long MOST_BYTES = 512L << 20;

  private Photo() {}

  /**
   * @return 3 × H × W (RGB), or 1 × H × W where the file stores only grey; whole numbers 0..255
   * @throws IOException with one line if the file is missing, no picture, damaged or too large
   */
  public static Volume read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("'" + file + "' is a folder, not a picture");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("'" + file + "' is no file with a picture");
      }
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new IOException(
            "the picture '%s' has %,d MB, more than %d: make it smaller"
                .formatted(file, bytes >> 20, MOST_BYTES >> 20));
      }
      return read(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException("no picture '" + file + "': there is no such file", e);
    }
  }

  /**
   * Reads a picture file that is in memory already, such as the body of a request.
   *
   * @param bytes a whole file, in any of the formats of {@link #read(Path)}
   * @return as {@link #read(Path)}, the EXIF orientation obeyed
   * @throws IOException with one line if it is no picture, damaged or too large
   */
  public static Volume of(byte[] bytes) throws IOException {
    return read(bytes, "byte[" + bytes.length + "]");
  }

  /**
   * Takes the stored values of a decoded picture, as {@link #read(Path)} does: without colour
   * management, transparent parts on white. {@code ImageIO} forgets how EXIF turns a photo; {@link
   * #of(byte[])} does not.
   *
   * @param image of 1 to 4 channels (or a palette) with up to 16 bits each
   * @return 3 × H × W (RGB), or 1 × H × W where the image is grey; whole numbers 0..255
   * @throws UsageException if it is larger than pictures may be, or of a rare kind
   */
  public static Volume of(BufferedImage image) {
    try {
      RefusedException.unlessSmall(image.getWidth(), image.getHeight());
      return BufferedPicture.pixels(image).upright(Orientation.UPRIGHT);
    } catch (IOException e) {
      throw new UsageException("the picture " + e.getMessage());
    }
  }

  /**
   * @param bytes a whole file
   * @param name what messages call the picture
   * @throws IOException with one line if it is no picture, damaged or too large
   */
  public static Volume read(byte[] bytes, String name) throws IOException {
    if (bytes.length == 0) {
      throw new IOException("the picture '" + name + "' is empty");
    }
    Container container =
        Container.of(bytes)
            .orElseThrow(
                () ->
                    new IOException(
                        "'%s' is no picture that can be read (JPEG, PNG, GIF, BMP, WebP, TIFF)%s"
                            .formatted(name, Container.hint(bytes))));
    try {
      return container.decode(bytes);
    } catch (RefusedException e) {
      throw new IOException("the picture '" + name + "' " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "the picture '%s' is damaged: %s".formatted(name, DamageReason.of(e)), e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "the picture '" + name + "' needs more memory than Java has: make it smaller", e);
    }
  }
}
