package org.convlens.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.studio.WrittenRecipe;
import org.convlens.task.UsageException;

/** The words of a command line that say from which network a training starts. */
final class StartingNetwork {
  /** What its command is called. */
  static final String NAME = "transfer";

  static final String FROM = "--from";
  static final String UNTIL = "--freeze-until";

  private final List<String> rest = new ArrayList<>();
  private Optional<String> from = Optional.empty();
  private Optional<String> until = Optional.empty();

  private StartingNetwork() {}

  /**
   * @throws UsageException if a flag's value is missing, or the network is
   */
  static StartingNetwork of(String... words) {
    StartingNetwork found = new StartingNetwork();
    for (int i = 0; i < words.length; i++) {
      String[] sides = words[i].split("=", 2);
      boolean flag = sides[0].equals(FROM) || sides[0].equals(UNTIL);
      if (!flag) {
        found.rest.add(words[i]);
        continue;
      }
      if (sides.length < 2 && i + 1 == words.length) {
        throw new UsageException(
            sides[0] + (sides[0].equals(FROM) ? " wants a network" : " wants a layer"));
      }
      String value = sides.length == 2 ? sides[1] : words[++i];
      if (sides[0].equals(FROM)) {
        found.from = Optional.of(value);
      } else {
        found.until = Optional.of(value);
      }
    }
    if (found.until.isPresent() && found.from.isEmpty()) {
      throw new UsageException("--freeze-until needs --from: say of which network");
    }
    return found;
  }

  /** The text of its recipe; absent where training does not start from a network. */
  Optional<String> text() {
    return from.map(model -> WrittenRecipe.text(model, until));
  }

  /** The words with the command's name for those flags. */
  String[] words(String... all) {
    if (from.isEmpty()) {
      return all;
    }
    List<String> named = new ArrayList<>(rest);
    if (named.stream().noneMatch(NAME::equals)) {
      named.add(1, NAME);
    }
    return named.toArray(String[]::new);
  }
}
