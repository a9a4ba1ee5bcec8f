package org.convlens.cli;

/** The program's entry point. */
public final class Cli {
  private Cli() {}

  public static void main(String[] args) {
    Stopping stopping = Stopping.onShutdown();
    int code = run(Console.standard(stopping), args);
    stopping.finished();
    System.exit(code);
  }

  /**
   * Runs one command.
   *
   * @return 0 if it did what was asked, 1 if it failed, 2 if it was used wrongly
   */
  public static int run(Console console, String... args) {
    int code = Commands.line(console, args).execute(args);
    console.flush();
    return code;
  }
}
