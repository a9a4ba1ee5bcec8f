package org.convlens.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.convlens.array.Npy;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.method.Explanation;
import org.convlens.method.Place;
import org.convlens.method.cam.AblationCam;
import org.convlens.method.cam.GradCam;
import org.convlens.method.cam.ScoreCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Run;
import org.convlens.torch.Torch;

/**
 * This program's side of docs/performance/compare: does a job of {@code pytorch_side.py} on the
 * same weights and prints a line of JSON.
 */
final class PeerSide {
  private static final Score TARGET = Score.logit(207);

  /** Of Ablation-CAM, whose map for the other class is empty. */
  private static final Score ABLATED = Score.logit(211);

  private PeerSide() {}

  /**
   * @param args the folder with the weights, the job, how many rounds
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String job = args[1];
    double[] seconds = new double[Integer.parseInt(args[2])];
    Volume picture = Volume.of(3, 224, 224, Npy.read(folder.resolve("picture.npy")).toFloats());
    Torch engine = Torch.engine(new Torch.Options(2, Precision.FLOAT32));
    try (Network network = engine.open(Models.open(folder.resolve(network(job) + ".pth")))) {
      Scores.of(network, TARGET, java.util.List.of(picture));
      Volume map = picture;
      for (int round = 0; round < seconds.length; round++) {
        long start = System.nanoTime();
        map = method(job).explain(network, picture, score(job), Run.QUIET).map();
        seconds[round] = (System.nanoTime() - start) * 1e-9;
      }
      Npy.writeMap(map, folder.resolve(job + ".convlens.npy"));
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"side\": \"convlens\", \"job\": \"%s\", \"seconds\": %.4f, \"peak_mb\": %d}%n",
        job,
        seconds[seconds.length / 2],
        peakMegabytes());
  }

  private static String network(String job) {
    return switch (job) {
      case "occlusion" -> "vgg16";
      case "grad-cam", "integrated-gradients" -> "resnet50";
      default -> "resnet18";
    };
  }

  private static Score score(String job) {
    return job.equals("ablation-cam") ? ABLATED : TARGET;
  }

  private static Explanation method(String job) {
    return switch (job) {
      case "occlusion" -> new Occlusion(32, 14, 0, Occlusion.Shows.DROP);
      case "grad-cam" -> new GradCam(Place.LAST_SPATIAL);
      case "ablation-cam" -> new AblationCam(Place.LAST_SPATIAL);
      case "score-cam" -> new ScoreCam(Place.LAST_SPATIAL);
      case "integrated-gradients" -> new IntegratedGradients(50, 0, Fold.SIGNED);
      default -> throw new IllegalArgumentException("no job '" + job + "'");
    };
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
