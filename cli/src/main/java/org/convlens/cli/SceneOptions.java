package org.convlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Model;
import org.convlens.score.Score;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about what is explained. */
final class SceneOptions {
  @Option(
      names = "--class",
      paramLabel = "INDEX|LABEL",
      description = "The class to explain. Otherwise the one that the network predicts.")
  private @Nullable String target;

  @Option(
      names = "--score",
      paramLabel = "SUM",
      description = {
        "The score instead of a class: a sum of logit(CLASS), probability(CLASS), channel(LAYER, N),"
            + " neuron(LAYER, N, ROW, COLUMN) and layer(LAYER) with factors, such as"
            + " \"channel(conv4, 17) - 0.5*logit(3)\"."
      })
  private @Nullable String score;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  long seed() {
    return seed;
  }

  /** The flags that were given, as words of a command. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (target != null) {
      words.addAll(List.of("--class", target));
    }
    if (score != null) {
      words.addAll(List.of("--score", score));
    }
    if (seed != 0) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    return words;
  }

  /** The chosen class, if one was. */
  Optional<Integer> target(Model model) {
    int heads = model.head().classes();
    return Optional.ofNullable(target).map(t -> model.labels().index(t, heads == 1 ? 2 : heads));
  }

  /**
   * The score that was written out, if one was.
   *
   * @throws UsageException if there is a class too, or if it makes no sense for the network
   */
  Optional<Score> score(Model model) {
    if (score != null && target != null) {
      throw new UsageException("--class and --score: give one of them");
    }
    return Optional.ofNullable(score).map(text -> Score.parse(text, model));
  }
}
