package org.convlens.format.set;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Small files of each form. */
final class SetFiles {
  private SetFiles() {}

  /** A grey picture of 4 × 6. */
  static void picture(Path file, int grey) throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 24; i++) {
      image.getRaster().setSample(i % 6, i / 6, 0, grey);
    }
    Files.createDirectories(file.resolveSibling("."));
    ImageIO.write(image, "png", file.toFile());
  }

  /** Both idx files of a part, with pictures of 2 × 2. */
  static void idx(Path folder, String part, int pictures, int... labels) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + pictures * 4);
    images.putInt(0x803).putInt(pictures).putInt(2).putInt(2);
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
    ByteBuffer classes = ByteBuffer.allocate(8 + labels.length);
    classes.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      classes.put((byte) label);
    }
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), classes.array());
  }

  /** CIFAR records; each picture is full of its number times 10. */
  static byte[] records(int labelBytes, int... labels) {
    ByteBuffer records = ByteBuffer.allocate(labels.length * (3072 + labelBytes));
    for (int i = 0; i < labels.length; i++) {
      for (int b = 1; b < labelBytes; b++) {
        records.put((byte) 0);
      }
      records.put((byte) labels[i]);
      for (int p = 0; p < 3072; p++) {
        records.put((byte) (10 * i));
      }
    }
    return records.array();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** A tar archive with files of these names. */
  static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] header = new byte[512];
      put(header, 0, file.getKey());
      put(header, 100, "0000644");
      put(header, 124, String.format("%011o", file.getValue().length));
      put(header, 148, "        ");
      header[156] = '0';
      put(header, 257, "ustar");
      int sum = 0;
      for (byte b : header) {
        sum += b & 0xff;
      }
      put(header, 148, String.format("%06o\0 ", sum));
      out.write(header);
      out.write(file.getValue());
      out.write(new byte[(512 - file.getValue().length % 512) % 512]);
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
