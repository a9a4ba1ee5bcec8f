package org.convlens.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.net.Model;
import org.convlens.studio.TrueClasses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says what pictures truly are. */
public final class TruthOptions {
  @Option(
      names = "--truth",
      paramLabel = "CLASS|folder",
      description = {
        "What the pictures truly are: a class by index or label, or folder, where each lies in a"
            + " folder that is named by its class. Folders of such folders are recognised."
      })
  private @Nullable String truth;

  /** Whether it was given. */
  public boolean isGiven() {
    return truth != null;
  }

  /** The flag as words of a command, if it was given. */
  public List<String> words() {
    return truth == null ? List.of() : new ArrayList<>(List.of("--truth", truth));
  }

  /**
   * What the pictures truly are, where it was said or can be seen.
   *
   * @param named what the user gave: pictures and folders
   * @param pictures all of them
   * @param console that is told where folders may be classes but are not recognised
   */
  public Optional<TrueClasses> known(
      List<String> named, List<String> pictures, Model model, Console console) {
    if (truth != null) {
      return Optional.of(TrueClasses.of(truth, pictures, model));
    }
    TrueClasses.unrecognised(named, pictures, model)
        .map(TruthOptions::hint)
        .ifPresent(console::tell);
    return TrueClasses.recognised(named, pictures, model);
  }

  private static String hint(TrueClasses.Unrecognised one) {
    return "truth: the folders may be classes, but '"
        + one.folder()
        + "' is not the name of "
        + one.taken()
            .map(taken -> "one: --truth folder takes it for " + taken)
            .orElse(
                "a single one: --labels FILE gives the network's classes names of your own,"
                    + " --truth CLASS says what all pictures are");
  }
}
