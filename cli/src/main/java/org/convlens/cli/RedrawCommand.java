package org.convlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.StudyEntry;
import org.convlens.format.file.InputSize;
import org.convlens.method.Difference;
import org.convlens.method.Survey;
import org.convlens.net.Network;
import org.convlens.net.op.Size;
import org.convlens.picture.GifText;
import org.convlens.report.OutputFile;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.report.Version;
import org.convlens.score.Prediction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "redraw",
    description = {
      "Draw a picture or an animation again, from what its file says of its making. The bytes are the same, or you"
          + " are told that they are not. Without --out the picture is only checked."
    },
    footer = {"", "Example:", "  convlens redraw picture.png -o again.png"})
final class RedrawCommand extends Action {
  @Parameters(paramLabel = "PICTURE", description = "A picture or an animation that convlens drew.")
  private Path png = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
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
    if (!Files.isRegularFile(png)) {
      throw new IOException("no file '" + png + "'");
    }
    Provenance provenance = Provenance.ofPicture(png);
    Optional<OutputFile> file = out == null ? Optional.empty() : Optional.of(OutputFile.at(out));
    Studio studio = Studio.start(provenance.threads(), provenance.precision());
    Optional<StudyEntry> study = Catalog.study(provenance.method());
    byte[] again =
        study.isPresent() ? restudy(study.get(), provenance, studio) : redraw(provenance, studio);
    boolean same = Arrays.equals(again, Files.readAllBytes(png));
    if (file.isPresent()) {
      file.get().write(again);
    }
    tell(provenance, same);
  }

  private byte[] redraw(Provenance provenance, Studio studio) throws IOException {
    OpenedModel opened = open(provenance);
    Optional<OpenedPicture> picture = Optional.empty();
    if (provenance.picture().isPresent()) {
      picture = Optional.of(picture(provenance.picture().get()));
    }
    return again(provenance, studio, opened, picture);
  }

  private byte[] restudy(StudyEntry entry, Provenance provenance, Studio studio)
      throws IOException {
    OpenedModel opened = open(provenance);
    if (entry.defaults() instanceof Survey survey) {
      SurveyRequest request =
          SurveyRequest.of(provenance, entry, survey, opened, folder(provenance));
      try (Network network = studio.open(request.model())) {
        return request.draw(network, console.progress()).png();
      }
    }
    if (entry.defaults() instanceof Difference difference && provenance.other().isPresent()) {
      OpenedModel b =
          OpenedModel.open(
                  place(provenance.other().get()), provenance.inputSize().map(InputSize::parse))
              .from(provenance.other().get());
      Optional<OpenedPicture> picture = Optional.empty();
      if (provenance.picture().isPresent()) {
        picture = Optional.of(picture(provenance.picture().get()));
      }
      return DiffRequest.of(provenance, entry, difference, opened, b, picture)
          .draw(studio, console.progress())
          .png();
    }
    throw new IOException("'" + png + "' does not say which networks were compared");
  }

  /** The second network, where it was or beside the picture. */
  private String place(Source source) throws IOException {
    return whereabouts(source, "second network", "its old place", null);
  }

  private String folder(Provenance provenance) {
    String known = provenance.picture().flatMap(Source::path).map(Path::toString).orElse("");
    return image == null ? known : image;
  }

  private byte[] again(
      Provenance provenance, Studio studio, OpenedModel opened, Optional<OpenedPicture> picture)
      throws IOException {
    if (provenance.method().equals(CompareRequest.NAME) && picture.isPresent()) {
      CompareRequest request = CompareRequest.of(provenance, opened, picture.get());
      try (Network network = studio.open(request.model())) {
        Prediction explained = request.explained(network);
        long passes = request.passes(network, studio.engine(), explained);
        return request.draw(network, studio.engine(), explained, passes, console.progress()).png();
      }
    }
    DrawRequest request = DrawRequest.of(provenance, opened, picture);
    try (Network network = studio.open(request.model())) {
      return bytes(request.draw(network, studio.engine(), console.progress()));
    }
  }

  /** The picture, or the film of its making if that is what is drawn again. */
  private byte[] bytes(Drawn drawn) throws IOException {
    return GifText.isGif(png) ? drawn.film() : drawn.png();
  }

  private void tell(Provenance provenance, boolean same) throws IOException {
    String version =
        provenance.version().equals(Version.text())
            ? ""
            : ", which was drawn by version " + provenance.version();
    if (!same && out == null) {
      throw new IOException(
          "drawn again, '" + png + "' is not the same" + version + ": see it with --out FILE");
    }
    String where = out == null ? "" : ", written to " + out;
    String result = same ? "the same bytes as " : "not the same bytes as ";
    console.out().println("drawn again: " + result + png + version + where);
  }

  private OpenedModel open(Provenance provenance) throws IOException {
    Source source = provenance.model();
    Optional<Size> size = provenance.inputSize().map(InputSize::parse);
    OpenedModel opened =
        model == null && source.path().isEmpty()
            ? OpenedModel.named(source.name())
            : OpenedModel.open(whereabouts(source, "network", "--model", model), size);
    return opened.from(source);
  }

  private OpenedPicture picture(Source source) throws IOException {
    return OpenedPicture.open(whereabouts(source, "picture", "--image", image)).from(source);
  }

  private String whereabouts(Source source, String what, String option, @Nullable String given)
      throws IOException {
    if (given != null || source.path().isEmpty()) {
      return given == null ? source.name() : given;
    }
    Path folder = png.toAbsolutePath().getParent();
    return source.locate(what, option, folder == null ? Path.of("") : folder).toString();
  }
}
