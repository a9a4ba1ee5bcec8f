package org.convlens.format.set;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convlens.format.zoo.PublishedFile;
import org.convlens.format.zoo.Size;

/**
 * A published data set.
 *
 * @param name what people ask for it by
 * @param about one line
 * @param licence as it is published
 * @param files all of it
 */
public record KnownSet(String name, String about, String licence, List<PublishedFile> files) {
  public KnownSet {
    files = List.copyOf(files);
  }

  static PublishedFile file(String url, long bytes, String sha256) {
    return new PublishedFile(URI.create(url), bytes, sha256);
  }

  /** In bytes. */
  public long bytes() {
    return files.stream().mapToLong(PublishedFile::bytes).sum();
  }

  /** Such as {@code 170 MB}. */
  public String size() {
    return Size.text(bytes());
  }

  /** Whether it was pulled. */
  public boolean isHere() {
    return isIn(KnownSets.cache().resolve(name));
  }

  /** Whether all files lie in a folder. */
  boolean isIn(Path folder) {
    return files.stream().allMatch(file -> Files.isRegularFile(folder.resolve(file.name())));
  }
}
