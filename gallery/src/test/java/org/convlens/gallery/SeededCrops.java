package org.convlens.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.convlens.format.image.PhotoFolder;

/** Many pictures out of few: squares cut from them at random, the same for the same seed. */
final class SeededCrops {
  private static final int FOLDER = 1000;

  private SeededCrops() {}

  /**
   * @param args {@code PICTURES COUNT SIDE FOLDER}: where they are cut from, how many, how large in
   *     pixels, where they go
   */
  public static void main(String[] args) throws IOException {
    List<BufferedImage> whole = new ArrayList<>();
    int side = Integer.parseInt(args[2]);
    for (Path file : PhotoFolder.open(Path.of(args[0]), Integer.MAX_VALUE).files()) {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image.getWidth() >= side && image.getHeight() >= side) {
        whole.add(image);
      }
    }
    Random random = new Random(1);
    String kind = side < 100 ? "png" : "jpg";
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      BufferedImage from = whole.get(random.nextInt(whole.size()));
      int x = random.nextInt(from.getWidth() - side + 1);
      int y = random.nextInt(from.getHeight() - side + 1);
      BufferedImage crop = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      crop.getGraphics().drawImage(from.getSubimage(x, y, side, side), 0, 0, null);
      Path place = Files.createDirectories(Path.of(args[3], "" + i / FOLDER));
      ImageIO.write(crop, kind, place.resolve(i + "." + kind).toFile());
    }
  }
}
