package org.convlens.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.Kept;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.format.zoo.Size;
import org.convlens.format.zoo.Zoo;
import org.convlens.report.Json;
import org.convlens.studio.ModelFacts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "models",
    description = {
      "List the networks that are known by name, and which of them are here. A name can stand"
          + " wherever MODEL does, once its weights are pulled."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  convlens models",
      "  convlens models pull alexnet",
      "  convlens draw filters alexnet -o filters.png"
    })
final class ModelsCommand extends Action {
  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private ModelsCommand(Console console) {
    super(console);
  }

  static CommandLine line(Console console) {
    return new CommandLine(new ModelsCommand(console))
        .addSubcommand(new ModelPullCommand(console))
        .addSubcommand(new ModelShowCommand(console))
        .addSubcommand(new ModelRemoveCommand(console));
  }

  @Override
  void run() throws IOException {
    Cache cache = Cache.ofUser();
    if (json) {
      List<Object> all = new ArrayList<>();
      for (KnownNetwork network : Zoo.networks()) {
        all.add(ModelFacts.of(network, cache));
      }
      console.out().println(Json.text(all));
    } else {
      list(cache);
    }
  }

  private void list(Cache cache) throws IOException {
    Table table = new Table(List.of("Network", ">Size", ">Parameters", ">Top-1", "Here"));
    for (KnownNetwork network : Zoo.networks()) {
      table.row(
          network.name(),
          network.size(),
          String.format(Locale.ROOT, "%.1f M", network.parameters() / 1e6),
          String.format(Locale.ROOT, "%.1f %%", network.accuracy()),
          here(network, cache));
    }
    PrintWriter out = console.out();
    table.print(out);
    out.println();
    out.println(
        "From " + KnownNetwork.PUBLISHER + "; top-1 as published, on ImageNet's validation set.");
    out.println("Licence: " + KnownNetwork.LICENCE + ".");
    out.println("Cache: " + cache.folder());
    out.println("convlens models pull NAME fetches one, convlens models show NAME tells more.");
  }

  /** Such as {@code yes}, or {@code 120 MB of it}; nothing where it is not. */
  static String here(KnownNetwork network, Cache cache) throws IOException {
    Optional<Kept> kept = cache.find(network);
    if (kept.isPresent()) {
      return kept.get().published(network) ? "yes" : "other weights";
    }
    long arrived = cache.arrived(network);
    return arrived == 0 ? "" : Size.text(arrived) + " of it";
  }
}
