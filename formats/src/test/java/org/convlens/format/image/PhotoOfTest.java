package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that a program holds already. */
class PhotoOfTest {
  private static final int WIDTH = 5;
  private static final int HEIGHT = 3;

  private static int argb(int x, int y) {
    return new Color(40 * x, 100 * y, 255 - 30 * x, 255 - 50 * (x + y) % 256).getRGB();
  }

  private static BufferedImage painted(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, argb(x, y));
      }
    }
    return image;
  }

  /** What Java 2D puts on a white sheet. */
  private static BufferedImage onWhite(BufferedImage image) {
    BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return sheet;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE,
        BufferedImage.TYPE_USHORT_565_RGB,
        BufferedImage.TYPE_USHORT_555_RGB,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void anyTypeIsWhatJavaPutsOnWhite(int type) {
    BufferedImage image = painted(type);
    BufferedImage sheet = onWhite(image);
    Volume picture = Photo.of(image);
    assertThat(picture).hasToString("3 × 3 × 5");
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat((double) picture.at(c, y, x))
              .as("%d at %d, %d", c, y, x)
              .isCloseTo((sheet.getRGB(x, y) >> (16 - 8 * c)) & 0xff, within(1.0));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyStaysGrey(int type) {
    BufferedImage image = painted(type);
    image.getRaster().setSample(4, 2, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 77 : 77 * 256 + 3);
    Volume picture = Photo.of(image);
    assertThat(picture).hasToString("1 × 3 × 5");
    assertThat(picture.at(0, 2, 4)).isEqualTo(77);
  }

  @Test
  void partOfAnImage() {
    BufferedImage image = painted(BufferedImage.TYPE_INT_RGB);
    Volume part = Photo.of(image.getSubimage(2, 1, 2, 2));
    assertThat(part).hasToString("3 × 2 × 2");
    assertThat(part.at(0, 0, 1)).isEqualTo(120);
    assertThat(part.at(1, 0, 1)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour.png", "colour.bmp", "colour.gif"})
  void decodedByJavaIsAsTheFile(String name) throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(PictureFixtures.file(name));
    BufferedImage image =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)), name);
    assertThat(Photo.of(image)).isEqualTo(Photo.of(bytes));
  }

  /** The numbers that Pillow reads after its {@code exif_transpose}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void bytesAreTurnedAsExifSays(int orientation) throws IOException, URISyntaxException {
    Path file = PictureFixtures.file("turned-" + orientation + ".jpg");
    byte[] expected = Files.readAllBytes(Path.of(file + ".expected"));
    Volume picture = Photo.of(Files.readAllBytes(file));
    assertThat(picture.height()).isEqualTo(expected[1]);
    assertThat(picture.width()).isEqualTo(expected[2]);
    for (int i = 0; i < picture.size(); i++) {
      assertThat((double) picture.at(i)).as("value %d", i).isEqualTo(expected[3 + i] & 0xff);
    }
  }

  @Test
  void bytesThatAreNoPictureAreRefused() {
    assertThatIOException()
        .isThrownBy(() -> Photo.of(new byte[7]))
        .withMessage("'byte[7]' is no picture that can be read (JPEG, PNG, GIF, BMP, WebP, TIFF)");
  }

  /** All pixels of these images lie on the same few samples. */
  private static BufferedImage repeated(int width, int height, int dataType) {
    WritableRaster raster =
        Raster.createWritableRaster(
            new PixelInterleavedSampleModel(dataType, width, height, 0, 0, new int[] {0}), null);
    return new BufferedImage(
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            false,
            ComponentColorModel.OPAQUE,
            dataType),
        raster,
        false,
        null);
  }

  @Test
  void imagesAreBoundedAsFilesAre() {
    BufferedImage wide = repeated(30_000, 30_000, DataBuffer.TYPE_BYTE);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Photo.of(wide))
        .withMessageMatching(
            "the picture is 30000 × 30000, larger than \\d+ megapixels: make it smaller");
  }

  @Test
  void whatIsNoPictureForAScreenIsRefused() {
    BufferedImage deep = repeated(2, 2, DataBuffer.TYPE_INT);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Photo.of(deep))
        .withMessage("the picture has samples of 32 bits: save it with 8 or 16");
  }
}
