package org.convlens.picture.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.picture.drawing.Colouring;

/**
 * Frames one after the other, again and again: an animated GIF. All frames share one palette, so
 * that nothing flickers. Equal frames give equal bytes.
 *
 * @param frames 3 × H × W or 1 × H × W, 0..1, all of one size
 */
public record Film(List<Volume> frames) {
  private static final int LEAST = 280;
  private static final int MOST = 480;
  private static final int HUNDREDTHS = 12;
  private static final int LAST_HUNDREDTHS = 200;
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  public Film {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a film without frames");
    }
  }

  /**
   * The whole file in memory.
   *
   * @param comment kept in the file, as {@link GifText} reads it: ASCII
   */
  public byte[] gif(String comment) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      List<Bitmap> pictures = frames.stream().map(Film::sized).toList();
      SharedPalette palette = SharedPalette.of(pictures);
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage image = palette.image(pictures.get(i));
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        boolean last = i == frames.size() - 1;
        timed(metadata, last ? LAST_HUNDREDTHS : HUNDREDTHS);
        if (i == 0) {
          commented(metadata, comment);
        }
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Bitmap sized(Volume frame) {
    return Colouring.sized(Colouring.photo(frame), LEAST, MOST);
  }

  private static void commented(IIOMetadata metadata, String comment) throws IOException {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode extensions = new IIOMetadataNode("CommentExtensions");
    IIOMetadataNode extension = new IIOMetadataNode("CommentExtension");
    extension.setAttribute("value", comment);
    extensions.appendChild(extension);
    root.appendChild(extensions);
    metadata.mergeTree(FORMAT, root);
  }

  /** How long a frame is seen, and that the film begins again after the last. */
  private static void timed(IIOMetadata metadata, int hundredths) throws IOException {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    extensions.appendChild(loop);
    root.appendChild(extensions);
    metadata.mergeTree(FORMAT, root);
  }
}
