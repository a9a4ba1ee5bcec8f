package org.convlens.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.cli.terminal.Console;
import org.convlens.task.StoppedException;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.task.Visible;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One clear line for whatever goes wrong, and the whole story only for those who ask. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    if (e.getCause() instanceof PicocliException wrapped
        && wrapped.getCause() instanceof UsageException usage) {
      return handle(usage, e.getCommandLine(), false);
    }
    CommandLine line = e.getCommandLine();
    String message = oneLine(String.valueOf(e.getMessage()));
    String name = line.getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = unmatched(line, unmatched.getUnmatched().get(0));
    } else {
      message = Character.toLowerCase(message.charAt(0)) + message.substring(1);
      message += " (" + name + " --help tells more)";
    }
    console.tell("convlens: " + message);
    return WRONG_USE;
  }

  private static String unmatched(CommandLine line, String argument) {
    String help = line.getCommandSpec().qualifiedName() + " --help";
    if (argument.startsWith("-")) {
      var options = line.getCommandSpec().optionsMap().keySet();
      return listing(Suggestion.unknown("option", argument, options, help));
    }
    if (line.getCommand() instanceof DrawGroup) {
      var methods = line.getSubcommands().keySet();
      return listing(Suggestion.unknown("method", argument, methods, "convlens methods"));
    }
    if (!line.getSubcommands().isEmpty()) {
      return listing(Suggestion.unknown("command", argument, commands(line), help));
    }
    return "'" + argument + "' is one argument too many (" + help + " tells more)";
  }

  private static String listing(UsageException unknown) {
    return message(unknown) + listed(unknown);
  }

  /** Those of a line; of the program also {@code draw grad-cam} and the like. */
  private static List<String> commands(CommandLine line) {
    List<String> commands = new ArrayList<>(line.getSubcommands().keySet());
    if (line.getParent() == null) {
      Catalog.entries().forEach(entry -> commands.add("draw " + entry.name()));
    }
    return commands;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    return handle(e, line, line.getCommand() instanceof Action action && action.verbose());
  }

  int handle(Throwable thrown, CommandLine line, boolean verbose) {
    Throwable e = thrown;
    if (thrown instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      e = unchecked.getCause();
    }
    console.tell("convlens: " + message(e) + flags(e, line));
    if (verbose) {
      e.printStackTrace(console.err());
      console.flush();
    }
    return e instanceof UsageException ? WRONG_USE : FAILED;
  }

  /** The flags of a command that a remedy speaks of. */
  private static String flags(Throwable e, CommandLine line) {
    if (!(e instanceof UsageException usage)) {
      return "";
    }
    String flags =
        usage.parameters().stream()
            .map(name -> "--" + name)
            .filter(line.getCommandSpec().optionsMap()::containsKey)
            .collect(Collectors.joining(", "));
    return (flags.isEmpty() ? "" : " (" + flags + ")") + listed(usage);
  }

  private static String listed(UsageException usage) {
    return usage.lister().map(command -> " (" + command + " lists them)").orElse("");
  }

  private static String message(Throwable e) {
    String message = oneLine(String.valueOf(e.getMessage()));
    if (e instanceof NoSuchFileException) {
      return "no file '" + message + "'";
    }
    if (e instanceof UsageException || e instanceof IOException || e instanceof StoppedException) {
      return message;
    }
    return "this should not have happened: "
        + e.getClass().getSimpleName()
        + ": "
        + message
        + " (--verbose shows where)";
  }

  /** For commands: memory is the machine's, not the program's fault. */
  static IOException outOfMemory(Throwable e) {
    return new IOException(
        "there is not enough memory for this: give Java more with CONVLENS_JAVA_OPTS=-Xmx8g", e);
  }

  private static String oneLine(String text) {
    return Visible.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
