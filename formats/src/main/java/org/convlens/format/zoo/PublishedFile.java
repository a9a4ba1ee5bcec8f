package org.convlens.format.zoo;

import java.net.URI;

/**
 * A file in the web whose content is known beforehand.
 *
 * @param bytes of the file
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record PublishedFile(URI url, long bytes, String sha256) {
  /** The last part of its address. */
  public String name() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
