package org.convlens.cli.option;

import java.io.IOException;
import org.convlens.cli.terminal.Console;
import org.convlens.studio.UnreadablePictureException;
import org.convlens.task.Visible;
import picocli.CommandLine.Option;

/** What happens when one of several pictures cannot be read. */
public final class StrictOption {
  @Option(
      names = "--strict",
      description = {
        "Stop at a picture that cannot be read. Otherwise, of several, it is named, counted and left"
            + " out."
      })
  private boolean strict;

  private int skipped;

  /** What is done with one picture. */
  @FunctionalInterface
  public interface Look {
    void at() throws IOException;
  }

  /**
   * Looks at one picture, and goes on where it is one of several and cannot be read.
   *
   * @param all how many there are
   */
  public void look(Console console, int all, Look look) throws IOException {
    try {
      look.at();
    } catch (UnreadablePictureException e) {
      if (strict || all < 2) {
        throw e;
      }
      skipped++;
      console.tell("left out: " + Visible.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Tells at the end how many were left out, if any were.
   *
   * @throws IOException if that is all of them
   */
  public void tell(Console console, int all) throws IOException {
    if (skipped > 0 && skipped == all) {
      throw new IOException("none of the " + all + " pictures can be read");
    }
    if (skipped > 0) {
      console.tell("left out: " + skipped + " of " + all + " pictures");
    }
  }
}
