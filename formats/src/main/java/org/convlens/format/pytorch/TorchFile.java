package org.convlens.format.pytorch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.storage.MappedFile;
import org.convlens.format.storage.ZipArchive;
import org.jspecify.annotations.Nullable;

/** What {@code torch.save} writes: a zip archive since PyTorch 1.6, pickles in a row before. */
final class TorchFile {
  private static final long LONGEST_PICKLE = 256L << 20;

  /** A pickle of the number 0x1950a86a20f9469cfc6c, with protocol 2. */
  private static final int[] LEGACY = {0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20};

  private TorchFile() {}

  static boolean isLegacy(Header header) {
    return header.startsWith(LEGACY);
  }

  /** A zip archive whose first entry is in a folder, as {@code torch.save} begins. */
  static boolean isArchive(Header header) {
    String start = new String(header.start(), StandardCharsets.ISO_8859_1);
    return header.startsWith('P', 'K', 3, 4)
        && (start.contains("/data.pkl")
            || start.contains("/version")
            || start.contains("/.format_version"));
  }

  static StateDict read(Path path) throws IOException {
    return isLegacy(Header.of(path)) ? legacy(path) : archive(path);
  }

  private static StateDict archive(Path path) throws IOException {
    ZipArchive archive = ZipArchive.of(path);
    ZipArchive.@Nullable Entry pickle = null;
    for (ZipArchive.Entry entry : archive.entries().values()) {
      if (entry.name().endsWith("/constants.pkl")) {
        throw new FormatException(
            "this is a TorchScript program: export the network as ONNX, or save"
                + " model.state_dict()");
      }
      boolean inFolder = entry.name().indexOf('/') == entry.name().lastIndexOf('/');
      if (entry.name().endsWith("/data.pkl") && inFolder) {
        pickle = entry;
      }
    }
    if (pickle == null) {
      throw new FormatException("this archive holds no weights: it has no data.pkl");
    }
    String folder = pickle.name().substring(0, pickle.name().indexOf('/') + 1);
    ZipArchive.@Nullable Entry order = archive.entry(folder + "byteorder");
    if (order != null
        && "big".equals(StandardCharsets.UTF_8.decode(archive.bytes(order, 16)).toString())) {
      throw new FormatException("the numbers are big-endian: load and save the file again");
    }
    Constructors constructors = new Constructors();
    Object content = new Pickle(archive.bytes(pickle, LONGEST_PICKLE), constructors).read();
    for (Storage storage : constructors.storages().values()) {
      ZipArchive.@Nullable Entry data = archive.entry(folder + "data/" + storage.key());
      if (data != null) {
        storage.fill(archive.bytes(data, Integer.MAX_VALUE));
      }
    }
    return StateDict.of(content);
  }

  /** Magic number, version, system, content, keys of the storages, then the storages. */
  private static StateDict legacy(Path path) throws IOException {
    MappedFile file = MappedFile.of(path);
    ByteBuffer in = file.slice(0, Math.min(file.size(), LONGEST_PICKLE));
    Constructors constructors = new Constructors();
    for (int i = 0; i < 3; i++) {
      new Pickle(in, constructors).read();
    }
    Object content = new Pickle(in, constructors).read();
    if (!(new Pickle(in, constructors).read() instanceof List<?> keys)) {
      throw new FormatException("the list of storages is missing: the file is damaged");
    }
    Map<String, Storage> storages = constructors.storages();
    long at = in.position();
    for (Object key : keys) {
      Storage storage = storages.get(String.valueOf(key));
      long elements = file.slice(at, 8).getLong(0);
      if (storage == null || elements != storage.elements()) {
        throw new FormatException("storage '" + key + "' has another size: the file is damaged");
      }
      long length = Math.multiplyExact(elements, (long) storage.type().bytes());
      storage.fill(file.slice(at + 8, length));
      at += 8 + length;
    }
    return StateDict.of(content);
  }
}
