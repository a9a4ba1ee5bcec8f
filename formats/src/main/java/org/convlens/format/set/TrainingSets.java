package org.convlens.format.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.data.ClassedPictures;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.task.UsageException;

/** The one door to data sets in files. */
public final class TrainingSets {
  private static final List<SetReader> READERS =
      List.of(new IdxSets(), new CifarSets(), new CsvSets(), new ClassFolders());

  private TrainingSets() {}

  /**
   * What is at a place, each picture as large as it is. Nothing is decoded yet but files that hold
   * all pictures in one.
   *
   * @param place a folder, a file, or the name of a known set that was pulled
   * @throws IOException with one line, if there is nothing, or what is there cannot be read
   */
  public static PictureSets find(String place) throws IOException {
    Path path = KnownSets.place(place);
    if (!Files.exists(path)) {
      throw new IOException(
          "no data '%s': give a folder, a file, or one of %s"
              .formatted(place, String.join(", ", KnownSets.names())));
    }
    for (SetReader reader : READERS) {
      Optional<PictureSets> found = reader.read(path);
      if (found.isPresent()) {
        return found.get().checked(place);
      }
    }
    throw new IOException(
        "no labelled pictures in '%s': it should hold a folder per class, train/ and val/ with such"
                .formatted(place)
            + " folders, idx or CIFAR files, or a CSV file of paths and classes");
  }

  /**
   * To learn from: fitted to what a network takes.
   *
   * @param place as of {@link #find}
   * @throws IOException with one line, if it cannot be read
   * @throws UsageException if there is nothing to learn from
   */
  public static TrainingData open(String place, Wish wish) throws IOException {
    return open(find(place), place, wish);
  }

  /** The same of what was found. */
  public static TrainingData open(PictureSets found, String place, Wish wish) {
    ClassedPictures training =
        found
            .part(Split.TRAINING)
            .orElseThrow(
                () -> new UsageException("there is nothing to learn from in '" + place + "'"));
    boolean sorted = training instanceof PictureList && found.part(Split.VALIDATION).isEmpty();
    return new TrainingData(
        fitted(sorted ? Mixed.of(training, wish.seed()) : training, wish),
        found.part(Split.VALIDATION).map(set -> fitted(set, wish)),
        found.part(Split.TEST).map(set -> fitted(set, wish)));
  }

  /** Pictures as a network takes them, 0..255. */
  public static LabelledPictures fitted(ClassedPictures set, Wish wish) {
    return Fitted.of(set, wish);
  }
}
