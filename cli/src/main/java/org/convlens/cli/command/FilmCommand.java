package org.convlens.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convlens.cli.terminal.Console;
import org.convlens.report.OutputFile;
import org.convlens.studio.RunFilms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = FilmCommand.NAME,
    description = {
      "Show how a network learned: one page that plays its filters, feature maps, heatmaps, curves"
          + " and confusions from the first step to the last, and an animated picture. Both need"
          + " nothing else, and can be made while the training goes on."
    },
    footer = {
      "",
      "Example:",
      "  convlens train digits --data mnist -o runs/first",
      "  convlens film runs/first"
    })
final class FilmCommand extends Action {
  static final String NAME = "film";

  @Parameters(paramLabel = "RUN", description = "The folder of a training.")
  private Path run = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html|FILE.gif",
      description = "Only the page, or only the animation. Otherwise RUN/film.html and .gif.")
  private @Nullable Path out;

  FilmCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (!Files.isDirectory(run)) {
      throw new IOException(
          "'%s' is no folder of a training: convlens train RECIPE --data DIR -o RUN makes one"
              .formatted(run));
    }
    if (out == null) {
      page(OutputFile.at(run.resolve("film.html"), "html"));
      animation(OutputFile.at(run.resolve("film.gif"), "gif"));
    } else if (String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gif")) {
      animation(OutputFile.at(out, "gif"));
    } else {
      page(OutputFile.at(out, "html"));
    }
  }

  private void page(OutputFile file) throws IOException {
    byte[] bytes = RunFilms.page(run).html().getBytes(StandardCharsets.UTF_8);
    file.write(path -> Files.write(path, bytes));
    console.out().println("film: " + file.path());
  }

  private void animation(OutputFile file) throws IOException {
    byte[] bytes = RunFilms.animation(run);
    file.write(path -> Files.write(path, bytes));
    console.out().println("animation: " + file.path());
  }
}
