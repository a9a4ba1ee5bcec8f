package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.report.Question;
import org.convlens.report.page.TrainedPage;
import org.convlens.task.Progress;
import org.convlens.train.run.RunFilm;

/**
 * A page about what the training in a folder came to, judged on its test pictures, or on those that
 * were held back where there are none.
 *
 * @param folder of the training
 * @param network its best, and how it is computed
 */
public record RunReport(Path folder, Question network) {
  /**
   * @return the page
   * @throws IOException with one line, if there is no training, no picture that nothing was learned
   *     from, or one that cannot be read
   */
  public String html(Studio studio, Progress progress) throws IOException {
    Training training = Training.of(folder);
    TrainingData data = training.pictures();
    TrainingData parts =
        data.validation().isPresent()
            ? data
            : data.holdOut(training.recipe().regime().validation());
    Optional<LabelledPictures> held = parts.test().or(parts::validation);
    LabelledPictures set =
        held.orElseThrow(
            () ->
                new IOException(
                    "the training in '"
                        + folder
                        + "' has no pictures that it did not learn from: report on one picture with"
                        + " convlens report RUN IMAGE"));
    Optional<String> film =
        RunFilm.wasTaken(folder) ? Optional.of(RunFilms.page(folder).html()) : Optional.empty();
    OpenedModel opened = studio.model(network.network());
    try (Loan loan = studio.lend(opened.model(), network)) {
      return new TrainedPage(
              loan.network(),
              set,
              parts.test().isPresent() ? "test pictures" : "pictures that were held back",
              RunFilms.facts(folder),
              film)
          .html(RunFilms.title(folder), progress);
    }
  }
}
