package org.convlens.web.stock;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.image.Photo;
import org.convlens.picture.file.Png;

/** The folder's pictures in small, made when they are asked for; those asked for last are kept. */
public final class Thumbnails {
  private static final int SIDE = 96;
  private static final int MOST_KEPT = 1_000;

  private final Stock stock;
  private final Semaphore one = new Semaphore(1);
  private final Map<Integer, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public Thumbnails(Stock stock) {
    this.stock = stock;
  }

  /** A PNG file; absent if there is no such picture or it cannot be read. */
  public Optional<byte[]> of(int index) {
    if (index >= stock.pictures()) {
      return Optional.empty();
    }
    synchronized (kept) {
      byte[] known = kept.get(index);
      if (known != null) {
        return Optional.of(known);
      }
    }
    one.acquireUninterruptibly();
    try {
      Volume photo = Photo.read(stock.file(index));
      byte[] made = Png.bytes(image(small(photo)), Map.of());
      synchronized (kept) {
        kept.put(index, made);
      }
      return Optional.of(made);
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      one.release();
    }
  }

  private static Volume small(Volume photo) {
    double shrink = Math.min(1, (double) SIDE / Math.max(photo.height(), photo.width()));
    int height = Math.max(1, (int) Math.round(photo.height() * shrink));
    int width = Math.max(1, (int) Math.round(photo.width() * shrink));
    return shrink < 1 ? Warp.area(photo, height, width) : photo;
  }

  static BufferedImage image(Volume pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          rgb = rgb << 8 | Math.round(pixels.at(Math.min(c, pixels.channels() - 1), y, x));
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
