package org.convlens.cli.command;

import java.io.IOException;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.Kept;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.format.zoo.Origin;
import org.convlens.format.zoo.Pull;
import org.convlens.format.zoo.Size;
import org.convlens.format.zoo.Zoo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "pull",
    description = {
      "Fetch the published weights of a network into the cache: checked, and whole or not at all."
          + " What was fetched before a break is kept; the same command goes on from there."
    },
    footer = {
      "",
      "Examples:",
      "  convlens models pull squeezenet1_1",
      "  convlens models pull alexnet --from ~/Downloads/alexnet-owt-7be5be79.pth",
      "",
      "CONVLENS_CACHE names another folder for the cache. Proxies: HTTPS_PROXY, or Java's",
      "-Dhttps.proxyHost in CONVLENS_JAVA_OPTS."
    })
final class ModelPullCommand extends Action {
  @Parameters(paramLabel = "NAME", description = "One of those that convlens models lists.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "URL|FILE",
      description = "Take the weights from here. They are checked all the same.")
  private @Nullable String from;

  @Option(
      names = "--any-checksum",
      description = {
        "Take other weights than the published ones, if they are of the same architecture. Which"
            + " they are is noted."
      })
  private boolean anyChecksum;

  ModelPullCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    KnownNetwork network = Zoo.named(name);
    Cache cache = Cache.ofUser();
    Optional<Kept> kept = cache.find(network);
    if (kept.isPresent() && from == null) {
      console.out().println(name + " is here already: " + kept.get().file());
      return;
    }
    Origin origin = from == null ? new Origin.Address(network.url()) : Origin.parse(from);
    console.tell("convlens: pulling " + name + " (" + network.size() + ") from " + origin);
    Pull.Order order = new Pull.Order(network, origin, anyChecksum);
    Kept fresh =
        new Pull(cache).run(order, console.progress(), line -> console.tell("convlens: " + line));
    String checked =
        fresh.published(network)
            ? "SHA-256 begins with " + network.checksum() + ", as published"
            : "not the published weights: SHA-256 " + fresh.sha256();
    console
        .out()
        .println(
            name + ": " + fresh.file() + " (" + Size.text(fresh.bytes()) + "; " + checked + ")");
  }
}
