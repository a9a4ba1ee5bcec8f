package org.convlens.format.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive as a table of mapped bytes: entries that are stored uncompressed, as PyTorch and
 * Keras write them, are views of the file. Zip64 is understood, encryption is not.
 */
public final class ZipArchive {
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final long UNKNOWN = 0xffffffffL;
  private static final int LONGEST_COMMENT = 0xffff + 22;

  /** No deflated byte yields more. */
  private static final long DEFLATE_RATIO = 1032;

  private final MappedFile file;
  private final Map<String, Entry> entries;

  private ZipArchive(MappedFile file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /**
   * One file of the archive.
   *
   * @param packed its bytes in the archive
   * @param size its bytes when unpacked
   * @param header where its local header starts
   */
  public record Entry(String name, int method, long packed, long size, long header) {}

  public static ZipArchive of(Path path) throws IOException {
    MappedFile file = MappedFile.of(path);
    return new ZipArchive(file, Collections.unmodifiableMap(directory(file)));
  }

  /** All entries by name, in the order of the archive. */
  public Map<String, Entry> entries() {
    return entries;
  }

  public @Nullable Entry entry(String name) {
    return entries.get(name);
  }

  /**
   * An entry's bytes: a view of the file, or unpacked outside the Java heap.
   *
   * @param limit the most bytes that the caller is ready to take
   */
  public ByteBuffer bytes(Entry entry, long limit) throws FormatException {
    if (entry.size() > limit) {
      throw damaged("'" + entry.name() + "' has " + entry.size() + " bytes, too many");
    }
    ByteBuffer local = file.slice(entry.header(), 30);
    if (local.getInt(0) != LOCAL) {
      throw damaged("'" + entry.name() + "' is not where the table of contents says");
    }
    int name = Short.toUnsignedInt(local.getShort(26));
    int extra = Short.toUnsignedInt(local.getShort(28));
    ByteBuffer packed = file.slice(entry.header() + 30 + name + extra, entry.packed());
    if (entry.method() == 0) {
      if (entry.packed() != entry.size()) {
        throw damaged("'" + entry.name() + "' has two sizes");
      }
      return packed;
    }
    if (entry.method() != 8) {
      throw damaged("'" + entry.name() + "' is packed with method " + entry.method());
    }
    return inflate(entry, packed);
  }

  private ByteBuffer inflate(Entry entry, ByteBuffer packed) throws FormatException {
    if (entry.size() > DEFLATE_RATIO * entry.packed() + 64 || entry.size() > 1 << 30) {
      throw damaged("'" + entry.name() + "' cannot have " + entry.size() + " bytes");
    }
    ByteBuffer unpacked = ByteBuffer.allocateDirect((int) entry.size());
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      while (unpacked.hasRemaining()) {
        if (inflater.inflate(unpacked) == 0 && (inflater.finished() || inflater.needsInput())) {
          throw damaged("'" + entry.name() + "' ends too early");
        }
      }
    } catch (DataFormatException e) {
      throw FormatException.in(file.path(), "'" + entry.name() + "' does not unpack", e);
    } finally {
      inflater.end();
    }
    return unpacked.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Map<String, Entry> directory(MappedFile file) throws FormatException {
    ByteBuffer end = end(file);
    long count = Short.toUnsignedInt(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    if (count == 0xffff || size == UNKNOWN || offset == UNKNOWN) {
      ByteBuffer end64 = end64(file);
      count = end64.getLong(32);
      size = end64.getLong(40);
      offset = end64.getLong(48);
    }
    ByteBuffer table = file.slice(offset, size);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (long i = 0; i < count && table.remaining() >= 46; i++) {
      Entry entry = entry(file, table);
      entries.put(entry.name(), entry);
    }
    if (entries.isEmpty()) {
      throw FormatException.in(file.path(), "this archive is empty or damaged", null);
    }
    return entries;
  }

  private static Entry entry(MappedFile file, ByteBuffer table) throws FormatException {
    int at = table.position();
    int name = Short.toUnsignedInt(table.getShort(at + 28));
    int extra = Short.toUnsignedInt(table.getShort(at + 30));
    int comment = Short.toUnsignedInt(table.getShort(at + 32));
    if (table.getInt(at) != ENTRY || table.remaining() < 46 + name + extra + comment) {
      throw FormatException.in(file.path(), "the archive's table of contents is damaged", null);
    }
    byte[] text = new byte[name];
    table.get(at + 46, text);
    long packed = Integer.toUnsignedLong(table.getInt(at + 20));
    long size = Integer.toUnsignedLong(table.getInt(at + 24));
    long header = Integer.toUnsignedLong(table.getInt(at + 42));
    ByteBuffer fields = table.slice(at + 46 + name, extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= 4) {
      int kind = Short.toUnsignedInt(fields.getShort());
      int length = Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining());
      ByteBuffer field = fields.slice(fields.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (kind == 1) {
        size = size == UNKNOWN && field.remaining() >= 8 ? field.getLong() : size;
        packed = packed == UNKNOWN && field.remaining() >= 8 ? field.getLong() : packed;
        header = header == UNKNOWN && field.remaining() >= 8 ? field.getLong() : header;
      }
      fields.position(fields.position() + length);
    }
    table.position(at + 46 + name + extra + comment);
    int method = Short.toUnsignedInt(table.getShort(at + 10));
    return new Entry(new String(text, StandardCharsets.UTF_8), method, packed, size, header);
  }

  private static ByteBuffer end(MappedFile file) throws FormatException {
    long length = Math.min(file.size(), LONGEST_COMMENT);
    ByteBuffer tail = file.slice(file.size() - length, length);
    for (int at = tail.limit() - 22; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return tail.slice(at, 22).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw FormatException.in(
        file.path(), "this archive has no table of contents: it is cut off", null);
  }

  private static ByteBuffer end64(MappedFile file) throws FormatException {
    long length = Math.min(file.size(), LONGEST_COMMENT + 20L);
    ByteBuffer tail = file.slice(file.size() - length, length);
    for (int at = tail.limit() - 20; at >= 0; at--) {
      if (tail.getInt(at) == LOCATOR64) {
        ByteBuffer end = file.slice(tail.getLong(at + 8), 56);
        if (end.getInt(0) == END64) {
          return end;
        }
      }
    }
    throw FormatException.in(file.path(), "this archive's table of contents is damaged", null);
  }

  private FormatException damaged(String message) {
    return FormatException.in(file.path(), message + ": the archive is damaged", null);
  }
}
