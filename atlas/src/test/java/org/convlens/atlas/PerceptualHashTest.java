package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.image.Photo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
  private static final int SIDE = 32;

  /** Of 63 bits, those that differ where pictures are one at most, and where they are two. */
  private static final int NEAR = 8;

  private static final int FAR = 12;

  private static Volume drawn(int seed) throws IOException {
    return Photo.read(AtlasFixture.png(seed), "p" + seed);
  }

  private static int apart(Volume one, Volume other) {
    return Long.bitCount(PerceptualHash.of(one) ^ PerceptualHash.of(other));
  }

  /** Sums as Zauner writes them, of every frequency and place. */
  @Test
  void bitsSayWhichLowFrequenciesAreAboveTheirMedian() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Volume picture = Warp.bilinear(drawn(seed), SIDE, SIDE);
      double[] frequencies = new double[63];
      for (int place = 1; place < 64; place++) {
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          double grey =
              0.299 * picture.at(pixel)
                  + 0.587 * picture.at(SIDE * SIDE + pixel)
                  + 0.114 * picture.at(2 * SIDE * SIDE + pixel);
          int y = pixel / SIDE;
          int x = pixel % SIDE;
          frequencies[place - 1] +=
              grey
                  * Math.cos((2 * y + 1) * (place >> 3) * Math.PI / 64)
                  * Math.cos((2 * x + 1) * (place & 7) * Math.PI / 64);
        }
      }
      double[] sorted = frequencies.clone();
      Arrays.sort(sorted);
      String bits = "";
      for (double frequency : frequencies) {
        bits += frequency > sorted[31] ? "1" : "0";
      }
      assertThat(PerceptualHash.of(picture)).isEqualTo(Long.parseLong(bits, 2));
    }
  }

  /** The mean is left out, and a median grows with what it is of. */
  @Test
  void brightnessContrastAndWholeEnlargementsChangeNothing() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Volume picture = Warp.area(drawn(seed), SIDE, SIDE);
      long hash = PerceptualHash.of(picture);
      assertThat(PerceptualHash.of(picture.map(v -> v / 2 + 64))).isEqualTo(hash);
      assertThat(PerceptualHash.of(picture.map(v -> v / 4))).isEqualTo(hash);
      assertThat(PerceptualHash.of(Warp.nearest(picture, 4 * SIDE, 3 * SIDE))).isEqualTo(hash);
    }
  }

  @Test
  void drawnPicturesAreKnownAgainAndToldApart() throws IOException {
    List<Volume> pictures = new ArrayList<>();
    for (int seed = 0; seed < 30; seed++) {
      pictures.add(Warp.bilinear(drawn(seed), 120, 160));
    }
    known(pictures);
  }

  @Test
  void photosAreKnownAgainAndToldApart() throws IOException {
    String root = Optional.ofNullable(System.getenv("CONVLENS_DATA")).orElse("../../shared/data");
    Path folder = Path.of(root, "imagenet-samples");
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no pictures in " + folder);
    List<Volume> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".JPEG")).sorted().limit(30).toList()) {
        pictures.add(Photo.read(file));
      }
    }
    known(pictures);
  }

  private static void known(List<Volume> pictures) throws IOException {
    int equal = 0;
    int copies = 0;
    for (int i = 0; i < pictures.size(); i++) {
      Volume picture = pictures.get(i);
      int height = picture.height();
      int width = picture.width();
      for (Volume copy :
          List.of(
              jpeg(picture, 0.5f),
              Warp.area(picture, height / 2, width / 2),
              Warp.bilinear(picture, height * 3 / 2, width * 3 / 2),
              picture.map(v -> Math.min(255, Math.max(0, 1.1f * v - 20))))) {
        int apart = apart(picture, copy);
        assertThat(apart).as("picture " + i).isLessThanOrEqualTo(NEAR);
        equal += apart == 0 ? 1 : 0;
        copies++;
      }
      for (int j = 0; j < i; j++) {
        assertThat(apart(picture, pictures.get(j))).as(i + " and " + j).isGreaterThan(FAR);
      }
    }
    assertThat((double) equal / copies).isGreaterThan(0.5);
  }

  private static Volume jpeg(Volume picture, float quality) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < picture.area(); pixel++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        rgb =
            rgb << 8
                | Math.round(
                    picture.at(Math.min(c, picture.channels() - 1) * picture.area() + pixel));
      }
      image.setRGB(pixel % picture.width(), pixel / picture.width(), rgb);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return Photo.read(bytes.toByteArray(), "jpeg");
  }
}
