package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.convlens.atlas.AtlasSource;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.ReportListener;
import org.convlens.picture.file.GifText;
import org.convlens.report.OutputFile;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Version;
import org.convlens.report.page.Listener;
import org.convlens.studio.Drawn;
import org.convlens.studio.MissingPart;
import org.convlens.studio.ReportRequest;
import org.convlens.studio.Request;
import org.convlens.studio.Result;
import org.convlens.studio.Studio;
import org.convlens.studio.Whereabouts;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "redraw",
    description = {
      "Make a picture, an animation or a report again, from what its file says of its making. The bytes are the same,"
          + " or you are told that they are not. A picture saved from a report will do, too. Without --out the file is"
          + " only checked."
    },
    footer = {
      "",
      "Examples:",
      "  convlens redraw picture.png -o again.png",
      "  convlens redraw convlens-report.html"
    })
final class RedrawCommand extends Action {
  @Parameters(
      paramLabel = "FILE",
      description = "A picture, an animation or a report that convlens made.")
  private Path drawn = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it.")
  private @Nullable Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Where the network is now, if it was moved.")
  private @Nullable String model;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "Where the picture or the folder is now, if it was moved.")
  private @Nullable String image;

  @Option(
      names = "--atlas",
      paramLabel = "FOLDER",
      description = "Where the atlas is now that was consulted, if it was moved.")
  private @Nullable Path atlas;

  RedrawCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (!Files.isRegularFile(drawn)) {
      throw new IOException("no file '" + drawn + "'");
    }
    Provenance provenance = Provenance.ofFile(drawn);
    Optional<OutputFile> file = out == null ? Optional.empty() : Optional.of(OutputFile.at(out));
    byte[] again = again(provenance);
    byte[] before = Files.readAllBytes(drawn);
    if (file.isPresent()) {
      file.get().write(again);
    }
    String where = out == null ? "" : ", written to " + out;
    if (Arrays.equals(again, before)) {
      console.out().println("made again: the same bytes as " + drawn + where);
      return;
    }
    String how = difference(provenance.version(), Likeness.alike(again, before));
    if (out == null) {
      throw new IOException("made again, '" + drawn + "' " + how + ": see it with --out FILE");
    }
    console.out().println("made again: " + drawn + " " + how + where);
  }

  /** How a file whose bytes are others differs from what is made again. */
  private static String difference(String version, boolean alike) {
    if (version.equals(Version.text())) {
      return "has not the same bytes";
    }
    String made = "it was made by version " + version + ", and this is " + Version.text();
    return alike
        ? "looks the same, but has other bytes: " + made
        : "is not the same: " + made + ", which draws it otherwise";
  }

  /** The file as it is made again: an animation of a making, if that is what is drawn. */
  private byte[] again(Provenance provenance) throws IOException {
    Whereabouts places =
        new Whereabouts(
            drawn,
            Optional.ofNullable(model),
            Optional.ofNullable(image),
            Optional.ofNullable(atlas).map(AtlasSource::manifest));
    Question question = provenance.question();
    Optional<AtlasPicture> ofAtlas = ofAtlas(provenance, places);
    if (ofAtlas.isPresent()) {
      return again(ofAtlas.get());
    }
    try (Studio studio = TorchEngines.studio(question.precision(), question.threads())) {
      Result again = answer(request(places.find(provenance), places), studio);
      boolean film = again instanceof Drawn && GifText.isGif(drawn);
      return film ? ((Drawn) again).film() : again.bytes();
    } catch (MissingPart e) {
      throw places.damaged(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<AtlasPicture> ofAtlas(Provenance made, Whereabouts places)
      throws IOException {
    try {
      return AtlasPicture.of(made).isPresent()
          ? AtlasPicture.of(places.find(made))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw places.damaged(String.valueOf(e.getMessage()));
    }
  }

  /** Out of an atlas: what it says is found again, its pictures are read again. */
  private byte[] again(AtlasPicture picture) throws IOException {
    AtlasPicture.Made made =
        picture.draw(Optional.ofNullable(image).map(Path::of), console.progress());
    boolean same = Arrays.equals(made.bytes(), Files.readAllBytes(drawn));
    if (!same && made.gone().isPresent()) {
      throw new IOException(
          "'%s' cannot be made again: %s Say where they are with --image FOLDER"
              .formatted(drawn, made.gone().get().text()));
    }
    return made.bytes();
  }

  private static Request request(Provenance found, Whereabouts places) throws IOException {
    try {
      return Request.of(found);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw places.damaged(String.valueOf(e.getMessage()));
    }
  }

  private Result answer(Request request, Studio studio) throws IOException {
    boolean page = request instanceof ReportRequest;
    return request.answer(
        studio, page ? new ReportListener(console) : Listener.of(console::progress));
  }
}
