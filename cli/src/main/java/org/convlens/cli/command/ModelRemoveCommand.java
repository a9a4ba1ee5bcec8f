package org.convlens.cli.command;

import java.io.IOException;
import org.convlens.cli.terminal.Console;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.format.zoo.Size;
import org.convlens.format.zoo.Zoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Delete the weights of a network from the cache.")
final class ModelRemoveCommand extends Action {
  @Parameters(paramLabel = "NAME", description = "One of those that convlens models lists.")
  private String name = "";

  ModelRemoveCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    KnownNetwork network = Zoo.named(name);
    Cache cache = Cache.ofUser();
    long bytes = cache.remove(network);
    if (bytes == 0) {
      throw new IOException(name + " is not in the cache '" + cache.folder() + "'");
    }
    console.out().println(name + " is removed, " + Size.text(bytes) + " are free again");
  }
}
