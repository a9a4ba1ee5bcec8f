package org.convlens.format.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.storage.ZipArchive;
import org.jspecify.annotations.Nullable;

/**
 * The zip archive that {@code torch.save} and {@code torch.jit.save} write: pickles, and beside
 * each a folder with its storages.
 *
 * @param folder the one that all files lie in, with a slash at its end
 */
public record TorchArchive(ZipArchive zip, String folder) {
  /** The most bytes of a pickle. */
  public static final long LONGEST_PICKLE = 256L << 20;

  private static final String DATA = "data.pkl";

  /** Whether a file is such an archive. */
  public static boolean recognises(Header header) {
    String start = new String(header.start(), StandardCharsets.ISO_8859_1);
    if (!header.startsWith('P', 'K', 3, 4)) {
      return false;
    }
    return start.contains("/data.pkl")
        || start.contains("/version")
        || start.contains("/.format_version")
        || hasData(header.path());
  }

  private static boolean hasData(Path path) {
    try {
      return data(ZipArchive.of(path)) != null;
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return false;
    }
  }

  private static ZipArchive.@Nullable Entry data(ZipArchive zip) {
    for (ZipArchive.Entry entry : zip.entries().values()) {
      int slash = entry.name().indexOf('/');
      if (slash > 0 && entry.name().substring(slash + 1).equals(DATA)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * @throws FormatException if there is no data.pkl in it
   */
  public static TorchArchive of(Path path) throws IOException {
    ZipArchive zip = ZipArchive.of(path);
    ZipArchive.@Nullable Entry pickle = data(zip);
    if (pickle == null) {
      boolean old = zip.entries().keySet().stream().anyMatch(n -> n.endsWith("/model.json"));
      throw new FormatException(
          old
              ? "this TorchScript program was saved by PyTorch 1.1 or older: load and save it again"
              : "this archive holds no weights: it has no data.pkl");
    }
    String folder = pickle.name().substring(0, pickle.name().indexOf('/') + 1);
    TorchArchive archive = new TorchArchive(zip, folder);
    if ("big".equals(archive.text("byteorder", 16))) {
      throw new FormatException("the numbers are big-endian: load and save the file again");
    }
    return archive;
  }

  public boolean has(String name) {
    return zip.entry(folder + name) != null;
  }

  /**
   * A file's text; empty if there is no such file.
   *
   * @param limit the most bytes that the caller is ready to take
   */
  public String text(String name, long limit) throws FormatException {
    ZipArchive.@Nullable Entry entry = zip.entry(folder + name);
    return entry == null ? "" : StandardCharsets.UTF_8.decode(zip.bytes(entry, limit)).toString();
  }

  /**
   * What a pickle holds, its storages filled.
   *
   * @param name without {@code .pkl}
   */
  public Object read(String name, Constructors constructors) throws FormatException {
    ZipArchive.@Nullable Entry pickle = zip.entry(folder + name + ".pkl");
    if (pickle == null) {
      throw new FormatException("the archive has no " + name + ".pkl");
    }
    ByteBuffer bytes = zip.bytes(pickle, LONGEST_PICKLE);
    Object content = new Pickle(bytes, constructors).read();
    for (Storage storage : constructors.storages().values()) {
      ZipArchive.@Nullable Entry data = zip.entry(folder + name + "/" + storage.key());
      if (data != null) {
        storage.fill(zip.bytes(data, Integer.MAX_VALUE));
      }
    }
    return content;
  }
}
