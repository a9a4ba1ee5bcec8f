package org.convlens.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command, whose usage is broken between options and never within one. */
final class Usage extends Help {
  private static final Pattern PART = Pattern.compile("(?:\\[[^\\]]*\\]|[^\\s\\[])+");

  /** Columns that further lines are moved in at least; otherwise as far as the first option. */
  private static final int LEAST = 4;

  Usage(CommandSpec spec, ColorScheme colours) {
    super(spec, colours);
  }

  @Override
  protected String insertSynopsisCommandName(int headingLength, Ansi.Text rest) {
    String name = commandSpec().qualifiedName();
    String plain = rest.plainString();
    int width = commandSpec().usageMessage().width() - 1;
    int widest = PART.matcher(plain).results().mapToInt(p -> p.end() - p.start()).max().orElse(0);
    int start = headingLength + name.length();
    String indent = " ".repeat(Math.max(LEAST, Math.min(start, width - widest - 1)));
    StringBuilder text = new StringBuilder(name);
    int column = start;
    Matcher parts = PART.matcher(plain);
    while (parts.find()) {
      int columns = 1 + parts.end() - parts.start();
      if (column + columns > width && column > indent.length()) {
        text.append(System.lineSeparator()).append(indent);
        column = indent.length();
      }
      text.append(' ').append(rest.substring(parts.start(), parts.end()));
      column += columns;
    }
    return text.append(System.lineSeparator()).toString();
  }
}
