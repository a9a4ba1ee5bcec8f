package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Difference;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;

/**
 * Where things are now that something was drawn of: where they were, beside what was drawn, or
 * where the user says.
 *
 * @param drawn the file that is drawn again
 * @param model where the network is now, if it was moved
 * @param image where the picture or the folder is now, if it was moved
 * @param atlas where the manifest of the atlas is now, if it was moved
 */
public record Whereabouts(
    Path drawn, Optional<String> model, Optional<String> image, Optional<String> atlas) {
  /** Of what consults no atlas, or one that lies where it lay. */
  public Whereabouts(Path drawn, Optional<String> model, Optional<String> image) {
    this(drawn, model, image, Optional.empty());
  }

  /**
   * How something was made, everything being found where it is now.
   *
   * @throws IOException with one line, if something is missing or has changed
   */
  public Provenance find(Provenance provenance) throws IOException {
    Question asked = provenance.question();
    Opening network = asked.network();
    Optional<Source> labels = Optional.empty();
    if (network.labels().isPresent()) {
      labels = Optional.of(beside(network.labels().get(), "file of labels"));
    }
    Optional<StudyEntry> study = Catalog.study(provenance.method());
    Optional<Source> other = Optional.empty();
    if (asked.other().isPresent()) {
      other = Optional.of(beside(asked.other().get(), "second network"));
    } else if (study.isPresent() && study.get().defaults() instanceof Difference) {
      throw new IOException("'" + drawn + "' does not say which networks were compared");
    }
    List<Source> masks = new ArrayList<>();
    for (Source mask : asked.masks()) {
      masks.add(beside(mask, "mask"));
    }
    Optional<Source> consulted = Optional.empty();
    if (asked.atlas().isPresent()) {
      consulted = Optional.of(place(asked.atlas().get(), "atlas", "--atlas", atlas));
    }
    Source source = place(network.source(), "network", "--model", model);
    return provenance.asking(
        asked
            .in(new Opening(source, network.inputSize(), network.preprocessing(), labels))
            .beside(other)
            .masked(masks)
            .consulting(consulted)
            .about(picture(asked, study.isPresent())));
  }

  /** Whether a folder's pictures have changed is seen when they are looked at. */
  private Optional<Source> picture(Question asked, boolean study) throws IOException {
    if (asked.picture().isEmpty()) {
      return Optional.empty();
    }
    Source source = asked.picture().get();
    boolean folder = study && asked.other().isEmpty();
    if (!folder) {
      return Optional.of(place(source, "picture", "--image", image));
    }
    return Optional.of(image.map(source::at).orElse(source));
  }

  public IOException damaged(String how) {
    return new IOException("what '" + drawn + "' says of its making is damaged: " + how);
  }

  private Source beside(Source source, String what) throws IOException {
    return place(source, what, "its old place", Optional.empty());
  }

  private Source place(Source source, String what, String option, Optional<String> given)
      throws IOException {
    if (given.isPresent()) {
      return source.at(given.get());
    }
    if (source.path().isEmpty()) {
      return kept(source).map(file -> source.at(file.toString())).orElse(source);
    }
    Path found = source.locate(what, option, folder());
    return source.at(found.toString());
  }

  private Path folder() {
    Path folder = drawn.toAbsolutePath().getParent();
    return folder == null ? Path.of("") : folder;
  }

  /** The file that stands for what was no file when it was looked at: it was kept beside. */
  private Optional<Path> kept(Source source) throws IOException {
    if (!source.name().matches("[^/\\\\:]+\\.[A-Za-z]+")) {
      return Optional.empty();
    }
    Path file = folder().resolve(source.name());
    boolean same = Files.isRegularFile(file) && Source.fingerprint(file).equals(source.sha256());
    return same ? Optional.of(file) : Optional.empty();
  }
}
