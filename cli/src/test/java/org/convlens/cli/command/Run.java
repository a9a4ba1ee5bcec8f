package org.convlens.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;

/** What a command printed and how it ended. */
record Run(int code, String out, String err) {
  static Run of(Object... words) {
    String[] args = new String[words.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = words[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Cli.run(Console.of(new PrintWriter(out), new PrintWriter(err)), args);
    return new Run(code, out.toString(), err.toString());
  }
}
