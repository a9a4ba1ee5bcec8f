package org.convlens.cli.command;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a file that was drawn, apart from what it says of its making: the pixels of a
 * picture, the words and pictures of a page. Files of two versions are compared by it.
 */
final class Likeness {
  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");
  private static final Pattern MAKING =
      Pattern.compile("<meta name=\"(convlens|generator)\"[^>]*>");
  private static final Pattern VERSION =
      Pattern.compile("\"version\":\\s*\"[^\"]*\"|ConvLens \\d+\\.\\d+\\.\\d+[\\w.-]*");

  private Likeness() {}

  /** Whether two files show the same. */
  static boolean alike(byte[] one, byte[] other) {
    int[] pixels = pixels(one);
    return pixels == null ? words(one).equals(words(other)) : Arrays.equals(pixels, pixels(other));
  }

  /** Width, height and colours of a PNG file; null of what is none. */
  private static int @Nullable [] pixels(byte[] file) {
    if (file.length < 2 || file[0] != (byte) 0x89 || file[1] != 'P') {
      return null;
    }
    BufferedImage image = read(file);
    int[] all = new int[image.getWidth() * image.getHeight() + 2];
    all[0] = image.getWidth();
    all[1] = image.getHeight();
    image.getRGB(0, 0, all[0], all[1], all, 2, all[0]);
    return all;
  }

  private static BufferedImage read(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      return image == null ? new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB) : image;
    } catch (IOException damaged) {
      return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    }
  }

  /** A page or an animation as Latin letters, without versions and with its pictures' pixels. */
  private static String words(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String plain = VERSION.matcher(MAKING.matcher(text).replaceAll("")).replaceAll("");
    return PICTURE.matcher(plain).replaceAll(Likeness::seen);
  }

  private static String seen(MatchResult picture) {
    int[] pixels = pixels(Base64.getDecoder().decode(picture.group(1)));
    return Integer.toHexString(Arrays.hashCode(pixels));
  }
}
