package org.convlens.studio;

import java.util.ArrayList;
import java.util.List;
import org.convlens.format.set.PictureSets;
import org.convlens.train.census.Census;

/**
 * What is in a data set.
 *
 * @param place as it was asked for
 * @param bytes of a PNG with samples of each class, and one picture as a training sees it
 */
public record DataAnswer(String place, PictureSets found, Census census, byte[] bytes) {
  /** What should be known before a network learns from it, in sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(found.notes());
    notes.addAll(census.notes());
    return notes;
  }
}
