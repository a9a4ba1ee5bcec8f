package org.convlens.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.convlens.cli.terminal.Console;
import picocli.CommandLine.Option;

/** What all commands share. */
abstract class Action implements Callable<Integer> {
  final Console console;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell more, and the whole story when something fails.")
  private boolean verbose;

  Action(Console console) {
    this.console = console;
  }

  boolean verbose() {
    return verbose;
  }

  /** Does what the command says. */
  abstract void run() throws IOException;

  @Override
  public final Integer call() throws IOException {
    try {
      run();
      return 0;
    } catch (OutOfMemoryError e) {
      throw Failures.outOfMemory(e);
    }
  }
}
