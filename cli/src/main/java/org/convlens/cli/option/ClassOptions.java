package org.convlens.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about which class is explained. */
public class ClassOptions {
  @Option(
      names = "--class",
      paramLabel = "INDEX|LABEL",
      description = {
        "The class to explain, or which value of a regression. Otherwise the class that the network"
            + " predicts, or the first value."
      })
  private @Nullable String target;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  public final long seed() {
    return seed;
  }

  /** The flags that were given, as words of a command. */
  public final List<String> words() {
    List<String> words = new ArrayList<>();
    if (target != null) {
      words.addAll(List.of("--class", target));
    }
    if (seed != 0) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    return words;
  }

  /** Whether a class was chosen. */
  final boolean isChosen() {
    return target != null;
  }

  /** The chosen class, if one was. */
  public final Optional<Integer> target(Model model) {
    return Optional.ofNullable(target).map(t -> model.labels().index(t, model.head().answers()));
  }
}
