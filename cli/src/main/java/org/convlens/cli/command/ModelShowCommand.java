package org.convlens.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.Kept;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.format.zoo.Zoo;
import org.convlens.report.Json;
import org.convlens.report.PreprocessingWords;
import org.convlens.studio.ModelFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Tell what is known of a network, and whether it is here.")
final class ModelShowCommand extends Action {
  @Parameters(paramLabel = "NAME", description = "One of those that convlens models lists.")
  private String name = "";

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  ModelShowCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    KnownNetwork network = Zoo.named(name);
    Cache cache = Cache.ofUser();
    if (json) {
      console.out().println(Json.text(ModelFacts.of(network, cache)));
      return;
    }
    say("network", network.name() + ", published by " + KnownNetwork.PUBLISHER);
    say("source", network.url().toString());
    say("checksum", "SHA-256 begins with " + network.checksum());
    say("licence", KnownNetwork.LICENCE);
    say("size", network.size() + ", " + parameters(network));
    say("top-1", String.format(Locale.ROOT, "%.3f %%, as published", network.accuracy()));
    say("input", "3 × " + network.side() + " × " + network.side());
    say("pictures", PreprocessingWords.of(network.preprocessing()));
    Optional<Kept> kept = cache.find(network);
    if (kept.isEmpty()) {
      String part = ModelsCommand.here(network, cache);
      say("here", (part.isEmpty() ? "no" : part) + "; convlens models pull " + network.name());
      return;
    }
    say("here", kept.get().file().toString());
    if (!kept.get().published(network)) {
      say("beware", "not the published weights, but from " + kept.get().source());
      say("", "SHA-256 " + kept.get().sha256());
    }
  }

  private static String parameters(KnownNetwork network) {
    return String.format(Locale.ROOT, "%,d parameters", network.parameters());
  }

  private void say(String what, String text) {
    PrintWriter out = console.out();
    out.printf("%-10s %s%n", what, text);
  }
}
