package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.Score;

/**
 * The pictures that a score calls by their names.
 *
 * @param pixels 1 × H × W, 0..255, by name
 */
record OpenedMasks(Map<String, Volume> pixels, List<Source> sources) {
  /**
   * @throws IOException with one line, if one cannot be read, or is another than the one that was
   *     read before
   */
  static OpenedMasks of(Question question) throws IOException {
    return of(question.score().map(Score::masks).orElse(List.of()), question);
  }

  /** The same of those that are named otherwise. */
  static OpenedMasks of(List<String> names, Question question) throws IOException {
    Map<String, Volume> pixels = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      Source source =
          question.masks().stream()
              .filter(mask -> mask.name().equals(name))
              .findFirst()
              .orElseGet(() -> Source.named(name));
      OpenedPicture opened = open(source);
      pixels.put(name, opened.pixels().foldChannels(Math::max));
      sources.add(opened.source());
    }
    return new OpenedMasks(pixels, sources);
  }

  /** Without its mask no picture can be explained. */
  private static OpenedPicture open(Source mask) throws IOException {
    try {
      return OpenedPicture.open(mask);
    } catch (UnreadablePictureException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
