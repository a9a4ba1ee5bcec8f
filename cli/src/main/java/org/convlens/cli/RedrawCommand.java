package org.convlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Difference;
import org.convlens.method.Survey;
import org.convlens.net.Network;
import org.convlens.picture.GifText;
import org.convlens.report.OutputFile;
import org.convlens.report.PageHead;
import org.convlens.report.Provenance;
import org.convlens.report.Version;
import org.convlens.score.Prediction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "redraw",
    description = {
      "Make a picture, an animation or a report again, from what its file says of its making. The"
          + " bytes are the same, or you are told that they are not. A picture saved from a report"
          + " will do, too. Without --out the file is only checked."
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
    Studio studio = Studio.start(provenance.threads(), provenance.precision());
    byte[] again = again(provenance, studio);
    boolean same = Arrays.equals(again, Files.readAllBytes(drawn));
    if (file.isPresent()) {
      file.get().write(again);
    }
    tell(provenance, same);
  }

  private byte[] again(Provenance provenance, Studio studio) throws IOException {
    Whereabouts places =
        new Whereabouts(drawn, Optional.ofNullable(model), Optional.ofNullable(image));
    if (provenance.method().equals(ReportRequest.NAME)) {
      return report(ReportRequest.of(provenance, places), places, studio);
    }
    Optional<StudyEntry> study = Catalog.study(provenance.method());
    return study.isPresent()
        ? restudy(study.get(), provenance, places, studio)
        : redraw(provenance, places, studio);
  }

  /** The page, or the picture that was saved from it. */
  private byte[] report(ReportRequest request, Whereabouts places, Studio studio)
      throws IOException {
    return PageHead.isPage(drawn)
        ? request.page(studio, new ReportListener(console))
        : request
            .part(studio, new ReportListener(console))
            .orElseThrow(() -> places.damaged("its report has no such picture"));
  }

  private byte[] redraw(Provenance provenance, Whereabouts places, Studio studio)
      throws IOException {
    OpenedModel opened = places.network(provenance);
    Optional<OpenedPicture> picture = picture(provenance, places);
    if (provenance.method().equals(CompareRequest.NAME) && picture.isPresent()) {
      CompareRequest request = CompareRequest.of(provenance, opened, picture.get());
      try (Network network = studio.open(request.model())) {
        Prediction explained = request.explained(network);
        long passes = request.passes(network, explained);
        return request.draw(network, studio.engine(), explained, passes, console.progress()).png();
      }
    }
    DrawRequest request = DrawRequest.of(provenance, opened, picture);
    try (Network network = studio.open(request.model())) {
      return bytes(request.draw(network, studio.engine(), console.progress()));
    }
  }

  private byte[] restudy(StudyEntry entry, Provenance provenance, Whereabouts places, Studio studio)
      throws IOException {
    OpenedModel opened = places.network(provenance);
    if (entry.defaults() instanceof Survey survey) {
      SurveyRequest request =
          SurveyRequest.of(provenance, entry, survey, opened, places.folder(provenance));
      try (Network network = studio.open(request.model())) {
        return request.draw(network, console.progress()).png();
      }
    }
    if (entry.defaults() instanceof Difference difference && provenance.other().isPresent()) {
      OpenedModel b = places.second(provenance);
      return DiffRequest.of(provenance, entry, difference, opened, b, picture(provenance, places))
          .draw(studio, console.progress())
          .png();
    }
    throw new IOException("'" + drawn + "' does not say which networks were compared");
  }

  private static Optional<OpenedPicture> picture(Provenance provenance, Whereabouts places)
      throws IOException {
    return provenance.picture().isPresent()
        ? Optional.of(places.picture(provenance.picture().get()))
        : Optional.empty();
  }

  /** The picture, or the film of its making if that is what is drawn again. */
  private byte[] bytes(Drawn again) throws IOException {
    return GifText.isGif(drawn) ? again.film() : again.png();
  }

  private void tell(Provenance provenance, boolean same) throws IOException {
    String version =
        provenance.version().equals(Version.text())
            ? ""
            : ", which was made by version " + provenance.version();
    if (!same && out == null) {
      throw new IOException(
          "made again, '" + drawn + "' is not the same" + version + ": see it with --out FILE");
    }
    String where = out == null ? "" : ", written to " + out;
    String result = same ? "the same bytes as " : "not the same bytes as ";
    console.out().println("made again: " + result + drawn + version + where);
  }
}
