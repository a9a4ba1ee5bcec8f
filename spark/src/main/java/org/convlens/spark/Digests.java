package org.convlens.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.convlens.atlas.PictureSource;
import org.convlens.task.Sha256;

/**
 * Reads files where a task runs; only their digests come back.
 *
 * @param pictures the folder from which names are counted
 */
record Digests(String pictures, SerializableConfiguration files) implements Serializable {
  /**
   * What was found in a file.
   *
   * @param digest empty where it could not be read
   * @param reason why, then
   */
  record Read(String name, String digest, long bytes, String reason) implements Serializable {}

  Iterator<Read> of(Iterator<String> names, LongAccumulator done) throws IOException {
    PictureSource source = Places.pictures(pictures, files.value());
    List<Read> all = new ArrayList<>();
    while (names.hasNext()) {
      String name = names.next();
      try {
        byte[] bytes = source.bytes(name);
        all.add(new Read(name, new Sha256().add(bytes).text(), bytes.length, ""));
      } catch (IOException e) {
        all.add(new Read(name, "", 0, SparkCluster.line(e)));
      }
      done.add(1);
    }
    return all.iterator();
  }
}
