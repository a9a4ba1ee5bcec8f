package org.convlens.atlas.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasNetwork;
import org.convlens.atlas.AtlasSource;
import org.convlens.net.Precision;
import org.convlens.picture.Sheet;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.task.Note;
import org.convlens.task.Progress;

/**
 * A picture out of an atlas, as a value: its file carries it, and it is drawn again by it.
 *
 * @param question names the atlas, and the network where the drawing needs it
 * @param pictures where these lie; absent for where they lay when the atlas was made
 */
public record AtlasPicture(AtlasDrawing drawing, Question question, Optional<Path> pictures) {
  private static final String PICTURES = "pictures";

  /**
   * A file.
   *
   * @param gone what is said of pictures that no longer lie where the atlas saw them
   */
  public record Made(byte[] bytes, Optional<Note> gone) {}

  /**
   * @param atlas by its manifest
   * @param network where it lies; absent for where it was last seen
   * @param pictures where these lie; absent for where they lay when the atlas was made
   */
  public static AtlasPicture of(
      AtlasDrawing drawing,
      Atlas atlas,
      Source source,
      Optional<String> network,
      Optional<Path> pictures)
      throws IOException {
    Opening found = new AtlasNetwork(atlas).opening(network);
    Source own = found.source();
    boolean needed = drawing instanceof PatchDrawing;
    Opening opening = needed ? found : found.with(Source.known(own.name(), own.sha256()));
    Question question =
        Question.of(opening).computed(Precision.FLOAT32, 1).consulting(Optional.of(source));
    return new AtlasPicture(
        drawing, question, pictures.map(folder -> folder.toAbsolutePath().normalize()));
  }

  /**
   * The value that a file carries; absent if the file is no picture out of an atlas.
   *
   * @throws IllegalArgumentException if something is missing or damaged
   */
  public static Optional<AtlasPicture> of(Provenance made) {
    Map<String, String> knobs = new LinkedHashMap<>(made.knobs());
    Optional<Path> pictures = Optional.ofNullable(knobs.remove(PICTURES)).map(Path::of);
    Optional<AtlasDrawing> drawing = AtlasDrawing.of(made.method(), knobs);
    if (drawing.isPresent() && made.question().atlas().isEmpty()) {
      throw new IllegalArgumentException("it names no atlas");
    }
    return drawing.map(what -> new AtlasPicture(what, made.question(), pictures));
  }

  /** What the file says of its making. */
  public Provenance provenance() {
    Map<String, String> knobs = new LinkedHashMap<>(drawing.knobs());
    pictures.ifPresent(folder -> knobs.put(PICTURES, folder.toString()));
    return Provenance.of(drawing.name(), knobs, question);
  }

  /** Where things lie. */
  public AtlasPlaces places() {
    return new AtlasPlaces(pictures, question.network());
  }

  /** The file of a sheet that was made of it. */
  public Made file(Sheet sheet) {
    byte[] bytes = Png.bytes(Drawing.draw(sheet), Map.of(Png.PROVENANCE, provenance().toJson()));
    return new Made(bytes, sheet.notes().stream().filter(Note::isWarning).findFirst());
  }

  /**
   * Asks the atlas and draws.
   *
   * @param moved where the pictures lie, if they were moved since
   * @throws IOException with one line, if the atlas is another than it was, or something is missing
   */
  public Made draw(Optional<Path> moved, Progress progress) throws IOException {
    try (Atlas atlas = AtlasSource.open(question.atlas().orElseThrow())) {
      AtlasPlaces places = new AtlasPlaces(moved.or(() -> pictures), question.network());
      return file(drawing.sheet(atlas, places, progress));
    }
  }
}
