package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Whereabouts;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.terminal.Browser;
import org.convlens.cli.terminal.Console;
import org.convlens.format.zoo.CacheFolder;
import org.convlens.report.Question;
import org.convlens.task.UsageException;
import org.convlens.train.BuiltIn;
import org.convlens.web.Web;
import org.convlens.web.WebSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "web",
    description = {
      "Open a page in the browser on which one sees a network think: feature maps live, of what one"
          + " draws, films or has in a folder. Without MODEL it is the built-in digits network, with a"
          + " canvas to draw on. Nothing leaves this machine. Ctrl-C ends it."
    },
    footer = {
      "",
      "Examples:",
      "  convlens web",
      "  convlens web squeezenet.onnx photos/",
      "  convlens web after.onnx photos/ --before before.onnx",
      "  convlens web --atlas atlas/"
    })
final class WebCommand extends Action {
  private static final int PORT = 7878;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A file, or a network by name.")
  private @Nullable String model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PICTURES",
      description = "A folder of pictures, or a picture. The page can read no other file.")
  private @Nullable String pictures;

  @Option(
      names = "--before",
      paramLabel = "MODEL",
      description = "The same network at another time of its training, to be compared.")
  private @Nullable String before;

  @Option(
      names = "--atlas",
      paramLabel = "FOLDER",
      description = {
        "An atlas that convlens atlas made: its units, mistakes and map are shown, too. Network and"
            + " pictures are then the atlas's, where they are not named."
      })
  private @Nullable Path atlas;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the page is served (default: 7878, or any that is free if it is taken).")
  private @Nullable Integer port;

  @Option(names = "--no-browser", description = "Print the address, open no browser.")
  private boolean noBrowser;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = {
        "Let other machines look, too, which call this one by this name or number. Whoever has the"
            + " address sees the pictures of the folder; what is sent is not encrypted."
      })
  private @Nullable String host;

  @ArgGroup(validate = false, heading = "%nThe network:%n")
  private final NetworkOptions options = new NetworkOptions();

  WebCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new UsageException("port " + port + ": must be from 0 to 65535");
    }
    if (atlas != null) {
      takeAtlas(atlas);
    }
    try (Web web = open()) {
      if (host != null) {
        console.tell(
            "convlens: other machines can look, too; whoever has the address sees the pictures,"
                + " and so does whoever listens on the network");
      }
      console.out().println("page: " + address(web));
      console.out().println("Ctrl-C ends it.");
      console.flush();
      if (!noBrowser) {
        Browser.open(web.address());
      }
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is not named is the atlas's own. */
  private void takeAtlas(Path folder) throws IOException {
    Optional<Whereabouts> own = Whereabouts.find(new FolderStore(folder));
    if (model == null) {
      model =
          own.map(Whereabouts::network)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "the atlas in '"
                              + folder
                              + "' does not say where its network is: name it"));
    }
    if (pictures == null) {
      pictures =
          own.map(Whereabouts::pictures)
              .filter(Files::isDirectory)
              .map(Path::toString)
              .orElse(null);
    }
  }

  private String address(Web web) {
    return host == null ? web.address() : web.address().replace("127.0.0.1", host);
  }

  /** At the port that is wanted, else at the usual one, else at any. */
  private Web open() throws IOException {
    if (port != null) {
      return Web.open(settings(port), new TorchEngines());
    }
    try {
      return Web.open(settings(PORT), new TorchEngines());
    } catch (java.net.BindException taken) {
      return Web.open(settings(0), new TorchEngines());
    }
  }

  private WebSettings settings(int at) {
    List<String> names = new ArrayList<>();
    names.add(model == null ? BuiltIn.DIGITS : model);
    Stream.ofNullable(before).forEach(names::add);
    BuiltIn.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
    List<Question> networks = new ArrayList<>();
    for (String name : names) {
      boolean named = name.equals(model) || name.equals(before);
      networks.add(named ? options.question(name) : plain(name));
    }
    return new WebSettings(
        networks,
        Optional.ofNullable(pictures),
        at,
        Optional.ofNullable(host),
        Optional.ofNullable(atlas),
        CacheFolder.ofUser());
  }

  /** What the user did not name is asked as it is. */
  private Question plain(String name) {
    return Question.of(org.convlens.report.Opening.of(org.convlens.report.Source.named(name)))
        .computed(options.precision(), options.threads());
  }
}
