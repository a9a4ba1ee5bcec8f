package org.convlens.format.pytorch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.pickle.Constructors;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.pickle.Storage;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.storage.MappedFile;

/** What {@code torch.save} writes: a zip archive since PyTorch 1.6, pickles in a row before. */
final class TorchFile {
  /** A pickle of the number 0x1950a86a20f9469cfc6c, with protocol 2. */
  private static final int[] LEGACY = {0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20};

  private TorchFile() {}

  static boolean isLegacy(Header header) {
    return header.startsWith(LEGACY);
  }

  static StateDict read(Path path) throws IOException {
    return isLegacy(Header.of(path))
        ? legacy(path)
        : StateDict.of(TorchArchive.of(path).read("data", new Constructors()));
  }

  /** Magic number, version, system, content, keys of the storages, then the storages. */
  private static StateDict legacy(Path path) throws IOException {
    MappedFile file = MappedFile.of(path);
    ByteBuffer in = file.slice(0, Math.min(file.size(), TorchArchive.LONGEST_PICKLE));
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
      Storage storage = key instanceof String name ? storages.get(name) : null;
      long elements = file.slice(at, 8).getLong(0);
      if (storage == null || elements != storage.elements()) {
        throw new FormatException("the storages are not those that are named: the file is damaged");
      }
      long length = Math.multiplyExact(elements, (long) storage.type().bytes());
      storage.fill(file.slice(at + 8, length));
      at += 8 + length;
    }
    return StateDict.of(content);
  }
}
