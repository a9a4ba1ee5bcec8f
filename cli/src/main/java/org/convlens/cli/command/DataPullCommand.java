package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.cli.terminal.Console;
import org.convlens.format.set.KnownSet;
import org.convlens.format.set.KnownSets;
import org.convlens.format.zoo.FilesPull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "pull",
    description = {
      "Fetch a known data set from where it is published into the cache: checked, and whole or not"
          + " at all. What was fetched before a break is kept; the same command goes on from there."
    },
    footer = {
      "",
      "Example:",
      "  convlens data pull mnist",
      "",
      "CONVLENS_CACHE names another folder for the cache."
    })
final class DataPullCommand extends Action {
  @Parameters(paramLabel = "NAME", description = "One of those that convlens data lists.")
  private String name = "";

  DataPullCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    KnownSet set = KnownSets.named(name);
    Path folder = KnownSets.cache().resolve(name);
    console.tell("convlens: pulling " + name + " (" + set.size() + "); licence: " + set.licence());
    new FilesPull(name, folder)
        .run(set.files(), console.progress(), line -> console.tell("convlens: " + line));
    console.out().println(name + ": " + folder);
  }
}
