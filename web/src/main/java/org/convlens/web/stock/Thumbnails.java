package org.convlens.web.stock;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.image.Photo;
import org.convlens.net.Model;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.studio.Studio;

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

  /**
   * A part of what a network sees of a picture, as a PNG file.
   *
   * @param box top, left, bottom and right in the network's pixels
   * @return absent if there is no such picture, part or network
   */
  public Optional<byte[]> part(Studio studio, int network, int index, List<Integer> box) {
    if (network >= stock.networks().size() || index >= stock.pictures()) {
      return Optional.empty();
    }
    one.acquireUninterruptibly();
    try {
      Volume view = view(studio, network, index);
      int height = box.get(2) - box.get(0);
      int width = box.get(3) - box.get(1);
      boolean inside = box.get(2) <= view.height() && box.get(3) <= view.width();
      if (!inside || height <= 0 || width <= 0) {
        return Optional.empty();
      }
      Volume part = Warp.crop(view, box.get(0), box.get(1), height, width);
      return Optional.of(Png.bytes(image(part), Map.of()));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      one.release();
    }
  }

  /**
   * What the atlas's network sees of a picture, with the map that the atlas keeps of it laid over,
   * as a PNG file.
   *
   * @return absent if there is no such picture, or its map is not at hand
   */
  public Optional<byte[]> heat(Studio studio, int index) {
    if (stock.atlas().isEmpty() || index >= stock.pictures()) {
      return Optional.empty();
    }
    one.acquireUninterruptibly();
    try {
      Optional<Heatmap> heat = stock.atlas().get().findings().heat(stock.pictureName(index));
      if (heat.isEmpty()) {
        return Optional.empty();
      }
      Overlay overlay = new Overlay(Raster.ofBytes("", view(studio, 0, index)), heat.get(), false);
      return Optional.of(Png.bytes(Drawing.cover(overlay, SIDE, 2 * SIDE), Map.of()));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      one.release();
    }
  }

  private Volume view(Studio studio, int network, int index) throws IOException {
    Model model = studio.model(stock.network(network).network()).model();
    Shape input = model.graph().inputShape();
    Volume photo = Photo.read(stock.file(index));
    return model.preprocessing().view(photo, input.height(), input.width());
  }

  private static Volume small(Volume photo) {
    double shrink = Math.min(1, (double) SIDE / Math.max(photo.height(), photo.width()));
    int height = Math.max(1, (int) Math.round(photo.height() * shrink));
    int width = Math.max(1, (int) Math.round(photo.width() * shrink));
    return shrink < 1 ? Warp.area(photo, height, width) : photo;
  }

  /** Of numbers 0..255. */
  public static BufferedImage image(Volume pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          int value = Math.round(pixels.at(Math.min(c, pixels.channels() - 1), y, x));
          rgb = rgb << 8 | Math.min(255, Math.max(0, value));
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
