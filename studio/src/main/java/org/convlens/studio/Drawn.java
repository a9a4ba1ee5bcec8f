package org.convlens.studio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.convlens.method.Finding;
import org.convlens.picture.file.Film;
import org.convlens.report.Provenance;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.trust.Answer;
import org.convlens.trust.Conclusion;
import org.convlens.trust.Examination;

/**
 * A picture and what it is made of.
 *
 * @param bytes the whole file, with its provenance
 * @param title as it stands in the picture: of a heatmap the class and the method
 * @param explained the class that is explained; absent where none is
 * @param scored the score that is explained of a picture, where it is no class's, with its value:
 *     {@code logit(cat) − logit(dog) = 2.31}
 * @param examined the map with what the checks say of it, where they were asked
 */
public record Drawn(
    byte[] bytes,
    String title,
    Finding finding,
    Optional<Prediction> explained,
    Optional<String> scored,
    Optional<Examination> examined,
    Provenance provenance)
    implements Result {
  /**
   * How the picture was made, as a whole GIF file with its provenance.
   *
   * @throws IOException with one line, if it was not made step by step
   */
  public byte[] film() throws IOException {
    if (finding.frames().isEmpty()) {
      throw new IOException(provenance.method() + " makes no picture step by step");
    }
    return new Film(finding.frames()).gif(provenance.toAscii());
  }

  /** What the trust lines come to, where they come to something. */
  public Optional<Conclusion> conclusion() {
    return examined.flatMap(one -> Conclusion.of(List.of(one)));
  }

  /** Of the checks that were asked. */
  public List<Answer> answers() {
    return examined.map(Examination::answers).orElse(List.of());
  }

  @Override
  public List<Note> notes() {
    return finding.picture().notes();
  }
}
