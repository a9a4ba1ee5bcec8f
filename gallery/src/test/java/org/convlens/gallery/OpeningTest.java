package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opening VGG-16 takes no longer than in PyTorch, measured in turn in one run. {@code
 * CONVLENS_PYTHON} names a Python with torchvision: {@code CONVLENS_PYTHON=python3 mvn verify
 * -Pperformance}.
 */
@Tag("performance")
class OpeningTest {
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void isNotSlowerThanTorchLoadAndLoadStateDict() throws IOException {
    String python = System.getenv("CONVLENS_PYTHON");
    Assumptions.assumeTrue(
        python != null, "skipped: CONVLENS_PYTHON does not name a Python with torchvision");
    Path script = folder.resolve("open_vgg16.py");
    try (InputStream in = OpeningTest.class.getResourceAsStream("/cost/open_vgg16.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Process process =
        new ProcessBuilder(
                List.of(Objects.requireNonNull(python), script.toString(), folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    double[][] seconds = new double[4][ROUNDS];
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        PrintStream questions =
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      assertThat(answers.readLine()).isEqualTo("ready");
      for (int round = -1; round < ROUNDS; round++) {
        questions.println();
        String[] theirs = Objects.requireNonNull(answers.readLine()).split(" ", -1);
        double[] ours = open(folder.resolve("vgg16.pth"));
        for (int i = 0; i < 2 && round >= 0; i++) {
          seconds[i][round] = Double.parseDouble(theirs[i]);
          seconds[2 + i][round] = ours[i];
        }
      }
    } finally {
      process.destroy();
    }
    double opening = median(seconds[2]) / median(seconds[0]);
    double answering = median(seconds[3]) / median(seconds[1]);
    System.out.printf(
        "VGG-16: opened in %.3f s, %.2f of PyTorch's %.3f s; with the first picture %.3f s,"
            + " %.2f of PyTorch's %.3f s%n",
        median(seconds[2]),
        opening,
        median(seconds[0]),
        median(seconds[3]),
        answering,
        median(seconds[1]));
    assertThat(opening).isLessThanOrEqualTo(1);
    assertThat(median(seconds[2])).isLessThan(3);
  }

  /** Seconds until the network is open, and until it has looked at a picture. */
  private static double[] open(Path file) throws IOException {
    long start = System.nanoTime();
    Model model = Models.open(file);
    double opened = (System.nanoTime() - start) * 1e-9;
    try (Network network = Torch.engine().open(model)) {
      Volume picture = Volume.zeros(3, 224, 224);
      network.trace(List.of(picture), Set.of(model.head().logits())).close();
    }
    return new double[] {opened, (System.nanoTime() - start) * 1e-9};
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
