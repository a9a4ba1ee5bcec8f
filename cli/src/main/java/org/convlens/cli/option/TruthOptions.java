package org.convlens.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   */
  public Optional<TrueClasses> known(List<String> named, List<String> pictures, Model model) {
    return truth == null
        ? TrueClasses.recognised(named, pictures, model)
        : Optional.of(TrueClasses.of(truth, pictures, model));
  }
}
