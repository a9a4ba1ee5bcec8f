package org.convlens.cli.command;

import java.util.List;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Refuses empty words before anything is done: mostly they are variables of a shell that are not
 * set. Knobs judge their own.
 */
final class EmptyWords implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) throws ExecutionException, ParameterException {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    requireWords(last);
    return new RunLast().execute(parsed);
  }

  private static void requireWords(ParseResult part) {
    for (OptionSpec option : part.matchedOptions()) {
      if (option.userObject() != null) {
        require(part, option, option.longestName());
      }
    }
    part.matchedPositionals().forEach(word -> require(part, word, "argument " + word.paramLabel()));
  }

  private static void require(ParseResult part, ArgSpec argument, String name) {
    List<String> given = argument.originalStringValues();
    if (given.stream().anyMatch(String::isBlank)) {
      throw new ParameterException(
          part.commandSpec().commandLine(), name + " is empty: is a variable not set?");
    }
  }
}
