package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.report.Source;
import org.convlens.task.Fingerprint;

/** An atlas as others name it: by its manifest, which knows the fingerprints of all its files. */
public final class AtlasSource {
  private AtlasSource() {}

  /** Of the atlas in a folder, as somebody named that. */
  public static Source of(Path folder) {
    return Source.file(folder.resolve(Layout.MANIFEST).toString());
  }

  /** Where the manifest of the atlas in a folder lies. */
  public static String manifest(Path folder) {
    return folder.resolve(Layout.MANIFEST).toString();
  }

  /** The folder, as somebody named it. */
  public static String folder(Source source) {
    return Optional.ofNullable(Path.of(source.name()).getParent()).map(Path::toString).orElse(".");
  }

  /**
   * Opens it where it lies.
   *
   * @throws IOException with one line, if there is none, or it is another than the one that was
   *     looked at before
   */
  public static Atlas open(Source source) throws IOException {
    Path manifest = Path.of(source.place().orElse(source.name()));
    Path folder = Optional.ofNullable(manifest.getParent()).orElse(Path.of("."));
    Atlas atlas = Atlas.open(folder);
    if (source.isFingerprinted() && !source.sha256().equals(Fingerprint.of(manifest))) {
      atlas.close();
      throw new IOException(
          "the atlas in '"
              + folder
              + "' is not the one that was looked at: it has grown, or is another");
    }
    return atlas;
  }
}
