package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.report.Source;
import org.convlens.task.Sha256;

/**
 * Pictures in memory, such as drawings or what somebody sent, each a whole file of its own bytes.
 * What is made of one names it, with the fingerprint of these bytes: written to a file of that
 * name, they make it again. Several threads may use one at once.
 */
public final class HeldPictures {
  /** Bytes of files and numbers of pictures that are held: those used least go first. */
  private static final long MOST_BYTES = 256L << 20;

  private final Map<String, Held> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** A picture and its file. */
  private record Held(OpenedPicture opened, byte[] file) {
    long size() {
      return file.length + (long) Float.BYTES * opened.pixels().size();
    }
  }

  HeldPictures() {}

  /**
   * Holds a picture, in the place of another of that name.
   *
   * @param name by which requests name it: no file and no drawn digit has it
   * @param file a whole picture file, in any format that is read
   * @return what a question names
   * @throws IOException with one line, if it is no picture, damaged or too large
   */
  public Source hold(String name, byte[] file) throws IOException {
    Volume pixels = Photo.read(file, name);
    Source source = new Source(name, Optional.empty(), new Sha256().add(file).text());
    Held held = new Held(new OpenedPicture(pixels, source), file.clone());
    synchronized (this) {
      release(name);
      pictures.put(name, held);
      bytes += held.size();
      while (bytes > MOST_BYTES && pictures.size() > 1) {
        release(pictures.keySet().iterator().next());
      }
    }
    return source;
  }

  /** Lets go of a picture, if it is held. */
  public synchronized void release(String name) {
    Held held = pictures.remove(name);
    if (held != null) {
      bytes -= held.size();
    }
  }

  /** The file of a picture that is held. */
  public synchronized Optional<byte[]> file(String name) {
    return Optional.ofNullable(pictures.get(name)).map(held -> held.file().clone());
  }

  /**
   * The picture that a question means, if it is held.
   *
   * @throws IOException with one line, if another picture is held under the name
   */
  public synchronized Optional<OpenedPicture> find(Source source) throws IOException {
    Held held = source.path().isPresent() ? null : pictures.get(source.name());
    if (held == null) {
      return Optional.empty();
    }
    OpenedPicture opened = held.opened();
    return Optional.of(source.isFingerprinted() ? opened.from(source) : opened);
  }
}
