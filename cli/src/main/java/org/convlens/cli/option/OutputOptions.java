package org.convlens.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Npy;
import org.convlens.array.Volume;
import org.convlens.catalog.Entry;
import org.convlens.method.Finding;
import org.convlens.method.Portrait;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.report.OutputFile;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about what is written. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = {
        "The picture; METHOD.png if nothing is said, - for the standard output. Of several pictures"
            + " each goes to FILE.IMAGE.png."
      })
  private @Nullable Path out;

  @Option(
      names = "--raw",
      paramLabel = "FILE.npy",
      description = {
        "The numbers before any normalisation: float32, C order; maps and attributions as C×H×W,"
            + " heatmaps as H×W, flat layers as F. Of several layers each goes to FILE.LAYER.npy."
      })
  private @Nullable Path raw;

  @Option(
      names = "--frames",
      paramLabel = "FILE.gif",
      description = "How the picture was made, as an animation; for methods that make one.")
  private @Nullable Path frames;

  @Option(names = "--json", description = "Tell what was drawn as JSON.")
  private boolean json;

  public boolean json() {
    return json;
  }

  /**
   * Where everything about one picture goes.
   *
   * @param numbers before any normalisation
   * @param film how the picture was made
   */
  public record Targets(
      OutputFile picture, Optional<OutputFile> numbers, Optional<OutputFile> film) {}

  /**
   * Finds out before the work whether all of it can be written.
   *
   * @param image what sets the files of one picture apart from those of others; absent for one
   * @param pictures that are looked at: none of them is written over
   * @throws UsageException if an animation is asked of a method that makes none, or a file is named
   *     as one of another kind
   */
  public Targets targets(Entry entry, Optional<String> image, PictureNames pictures)
      throws IOException {
    if (frames != null && !(entry.defaults() instanceof Portrait)) {
      throw new UsageException(
          "--frames: " + entry.name() + " makes no picture step by step, portraits do");
    }
    Path picture = out == null ? Path.of(entry.name() + ".png") : out;
    return new Targets(
        OutputFile.at(pictures.spared(beside(picture, image)), "png"),
        raw == null
            ? Optional.empty()
            : Optional.of(OutputFile.at(pictures.spared(beside(raw, image)), "npy")),
        frames == null
            ? Optional.empty()
            : Optional.of(OutputFile.at(pictures.spared(beside(frames, image)), "gif")));
  }

  /** Writes the numbers of a finding. */
  public static List<Path> write(OutputFile file, Finding finding) throws IOException {
    List<Path> written = new ArrayList<>();
    boolean single = finding.raw().size() == 1;
    for (Map.Entry<String, Volume> entry : finding.raw().entrySet()) {
      OutputFile target =
          single ? file : OutputFile.at(beside(file.path(), Optional.of(entry.getKey())));
      Volume numbers = entry.getValue();
      boolean heat =
          !finding.picture().heats().isEmpty() && !entry.getKey().equals(PixelAttribution.RAW);
      target.write(path -> Npy.write(numbers.toArray(), path, extents(heat, numbers)));
      written.add(target.path());
    }
    return written;
  }

  private static int[] extents(boolean heat, Volume numbers) {
    if (heat && numbers.channels() == 1) {
      return new int[] {numbers.height(), numbers.width()};
    }
    return numbers.area() == 1
        ? new int[] {numbers.channels()}
        : new int[] {numbers.channels(), numbers.height(), numbers.width()};
  }

  /** {@code maps.npy} becomes {@code maps.conv1.npy}. */
  public static Path beside(Path file, Optional<String> what) throws IOException {
    if (what.isEmpty()) {
      return file;
    }
    OutputFile.requireNoFolder(file);
    if (OutputFile.isStandard(file)) {
      throw new UsageException("-o -: the standard output takes one file, here there are several");
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    return file.resolveSibling(stem + "." + part(what.get()) + extension);
  }

  /** A name as it stands in the names of files. */
  static String part(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }
}
