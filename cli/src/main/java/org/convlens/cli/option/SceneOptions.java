package org.convlens.cli.option;

import java.util.Optional;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about what is explained: a class, or any score. */
public final class SceneOptions extends ClassOptions {
  @Option(
      names = "--score",
      paramLabel = "SUM",
      description = {
        "The score instead of a class: a sum such as \"channel(conv4, 17) - logit(3)\". Its"
            + " terms, with or without factors: logit(CLASS), probability(CLASS), value(OUTPUT),"
            + " channel(LAYER, N), layer(LAYER), neuron(LAYER, N, ROW, COLUMN); of networks that"
            + " segment, mean(logit(CLASS) over REGION) with the region all, predicted,"
            + " cell(ROW, COLUMN), or in the picture's own pixels pixel(X, Y), box(LEFT, TOP, RIGHT,"
            + " BOTTOM), mask(FILE), white where it is meant; of detectors, box(CLASS, BOX)."
      })
  private @Nullable String score;

  /** Whether a score was written out. */
  public boolean isScored() {
    return score != null;
  }

  /** The flag that says what is explained, if one was given. */
  public Optional<String> chosen() {
    return isChosen() ? Optional.of("--class") : Optional.ofNullable(score).map(s -> "--score");
  }

  /**
   * The score that was written out, if one was.
   *
   * @throws UsageException if there is a class too
   */
  public Optional<String> score() {
    if (score != null && isChosen()) {
      throw new UsageException("--class and --score: give one of them");
    }
    return Optional.ofNullable(score);
  }
}
