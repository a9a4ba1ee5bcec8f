package org.convlens.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.method.Ledger;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.studio.Facts;
import org.convlens.studio.Studied;
import org.convlens.studio.Written;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about what a study writes. */
public final class StudyOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "The sheet. Otherwise the command's name with .png.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Tell all that was found as JSON.")
  private boolean json;

  public OutputFile file(String name) throws IOException {
    return OutputFile.at(out == null ? Path.of(name + ".png") : out, "png");
  }

  /**
   * Writes the sheet and tells what was found.
   *
   * @throws IOException with one line, if a condition that the user set is not met
   */
  public void tell(Console console, OutputFile file, Studied studied, String preprocessing)
      throws IOException {
    tell(console, file, studied, preprocessing, new FailOptions(), studied.outcome().failure());
  }

  /**
   * The same.
   *
   * @param fail conditions that were set
   * @param failure which of them holds, if one does, in one line
   */
  public void tell(
      Console console,
      OutputFile file,
      Studied studied,
      String preprocessing,
      FailOptions fail,
      Optional<String> failure)
      throws IOException {
    file.write(studied.bytes());
    if (json) {
      Map<String, Object> facts = Facts.of(studied, Written.to(file.path()));
      console.out().println(Json.text(fail.told(facts, failure)));
    } else {
      studied.ledgers().forEach(ledger -> print(console, ledger));
      console.out().println("preprocessing: " + preprocessing);
      studied.notes().forEach(note -> console.out().println(note.line()));
      console.out().println("picture: " + OutputFile.said(file.path()));
    }
    console.out().flush();
    FailOptions.require(failure);
  }

  private static void print(Console console, Ledger ledger) {
    if (!ledger.title().isEmpty()) {
      console.out().println(ledger.title());
    }
    if (ledger.rows().isEmpty() && !ledger.title().isEmpty()) {
      console.out().println();
      return;
    }
    Table table = new Table(ledger.headings());
    ledger.rows().forEach(row -> table.row(row.toArray(String[]::new)));
    table.print(console.out());
    console.out().println();
  }
}
