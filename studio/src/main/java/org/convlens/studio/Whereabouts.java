package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.format.file.InputSize;
import org.convlens.net.op.Size;
import org.convlens.report.Provenance;
import org.convlens.report.Source;

/**
 * Where things are now that something was drawn of: where they were, beside what was drawn, or
 * where the user says.
 *
 * @param drawn the file that is drawn again
 * @param model where the network is now, if it was moved
 * @param image where the picture or the folder is now, if it was moved
 */
public record Whereabouts(Path drawn, Optional<String> model, Optional<String> image) {
  /** The network. */
  public OpenedModel network(Provenance provenance) throws IOException {
    Source source = provenance.model();
    return model.isEmpty() && source.path().isEmpty()
        ? OpenedModel.named(source.name()).from(source)
        : OpenedModel.open(place(source, "network", "--model", model), size(provenance))
            .from(source);
  }

  /**
   * The second network, where it was or beside what was drawn.
   *
   * @throws IOException also if there was none
   */
  public OpenedModel second(Provenance provenance) throws IOException {
    Source source = provenance.other().orElseThrow(() -> damaged("it names no second network"));
    String place = place(source, "second network", "its old place", Optional.empty());
    return OpenedModel.open(place, size(provenance)).from(source);
  }

  public OpenedPicture picture(Source source) throws IOException {
    return OpenedPicture.open(place(source, "picture", "--image", image)).from(source);
  }

  /** The folder whose pictures were looked at. */
  public String folder(Provenance provenance) {
    return image.orElse(provenance.picture().flatMap(Source::path).map(Path::toString).orElse(""));
  }

  /** The file with the names of the classes, where it was or beside what was drawn. */
  public Path labels(Source source) throws IOException {
    return Path.of(place(source, "file of labels", "its old place", Optional.empty()));
  }

  public IOException damaged(String how) {
    return new IOException("what '" + drawn + "' says of its making is damaged: " + how);
  }

  private static Optional<Size> size(Provenance provenance) {
    return provenance.inputSize().map(InputSize::parse);
  }

  private String place(Source source, String what, String option, Optional<String> given)
      throws IOException {
    if (given.isPresent() || source.path().isEmpty()) {
      return given.orElse(source.name());
    }
    Path folder = drawn.toAbsolutePath().getParent();
    return source.locate(what, option, folder == null ? Path.of("") : folder).toString();
  }
}
