package org.convlens.cli;

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
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.report.OutputFile;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about what is written. */
final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "The picture. Otherwise METHOD.png.")
  private @Nullable Path out;

  @Option(
      names = "--raw",
      paramLabel = "FILE.npy",
      description = {
        "The numbers before any normalisation: float32, C order; maps as (C, H, W), heatmaps as"
            + " (H, W), flat layers as (F). Several layers go to FILE.LAYER.npy each."
      })
  private @Nullable Path raw;

  @Option(
      names = "--frames",
      paramLabel = "FILE.gif",
      description = "How the picture was made, as an animation; for methods that make one.")
  private @Nullable Path frames;

  @Option(names = "--json", description = "Tell what was drawn as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  OutputFile picture(String method) throws IOException {
    return OutputFile.at(out == null ? Path.of(method + ".png") : out);
  }

  /** Finds out before the work whether numbers can be written. */
  Optional<OutputFile> raw() throws IOException {
    return raw == null ? Optional.empty() : Optional.of(OutputFile.at(raw));
  }

  /**
   * Finds out before the work whether the animation can be written.
   *
   * @throws UsageException if the method makes no picture step by step
   */
  Optional<OutputFile> frames(Entry entry) throws IOException {
    if (frames != null && !(entry.defaults() instanceof Portrait)) {
      throw new UsageException(
          "--frames: " + entry.name() + " makes no picture step by step, portraits do");
    }
    return frames == null ? Optional.empty() : Optional.of(OutputFile.at(frames));
  }

  /** Writes the numbers of a finding. */
  static List<Path> write(OutputFile file, Finding finding) throws IOException {
    List<Path> written = new ArrayList<>();
    boolean single = finding.raw().size() == 1;
    for (Map.Entry<String, Volume> entry : finding.raw().entrySet()) {
      OutputFile target = single ? file : OutputFile.at(beside(file.path(), entry.getKey()));
      Volume numbers = entry.getValue();
      target.write(path -> Npy.write(numbers.toArray(), path, extents(finding, numbers)));
      written.add(target.path());
    }
    return written;
  }

  private static int[] extents(Finding finding, Volume numbers) {
    boolean heat = finding.picture() instanceof Heatmap || finding.picture() instanceof Overlay;
    if (heat && numbers.channels() == 1) {
      return new int[] {numbers.height(), numbers.width()};
    }
    return numbers.area() == 1
        ? new int[] {numbers.channels()}
        : new int[] {numbers.channels(), numbers.height(), numbers.width()};
  }

  /** {@code maps.npy} becomes {@code maps.conv1.npy}. */
  private static Path beside(Path file, String layer) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
    return file.resolveSibling(stem + "." + layer.replaceAll("[^A-Za-z0-9._-]", "_") + ".npy");
  }
}
