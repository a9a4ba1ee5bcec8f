package org.convlens.cli;

import java.util.List;
import org.convlens.cli.command.Commands;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Stopping;

/** The program's entry point. */
public final class Cli {
  private Cli() {}

  public static void main(String[] args) {
    Stopping stopping = Stopping.onSignals();
    int code = run(Console.standard(stopping), args);
    System.exit(stopping.finished(code));
  }

  /**
   * Runs one command.
   *
   * @return 0 if it did what was asked, 1 if it failed, 2 if it was used wrongly; a process that is
   *     stopped ends with 128 and the signal's number instead
   */
  public static int run(Console console, String... args) {
    int code = Commands.run(pours(args) ? console.aside() : console, args);
    console.flush();
    return code;
  }

  /** Whether a file goes to the standard output, where nothing else may go. */
  private static boolean pours(String... args) {
    List<String> words = List.of(args);
    for (String name : List.of("-o", "--out", "--raw", "--frames")) {
      int at = words.indexOf(name);
      boolean next = at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("-");
      if (next || words.contains(name + "=-") || words.contains(name + "-")) {
        return true;
      }
    }
    return false;
  }
}
