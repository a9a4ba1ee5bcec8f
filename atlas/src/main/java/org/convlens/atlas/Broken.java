package org.convlens.atlas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is no picture, or a damaged one.
 *
 * @param digest of its bytes; empty where these could not be read either
 * @param names under which it lies
 * @param reason one line, whatever its name is
 */
public record Broken(String digest, List<String> names, String reason) {
  public Broken {
    names = List.copyOf(names);
  }

  void write(DataOutput to) throws IOException {
    to.writeUTF(digest);
    to.writeInt(names.size());
    for (String name : names) {
      to.writeUTF(name);
    }
    to.writeUTF(reason);
  }

  static Broken read(DataInput from) throws IOException {
    String digest = from.readUTF();
    List<String> names = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      names.add(from.readUTF());
    }
    return new Broken(digest, names, from.readUTF());
  }
}
