package org.convlens.train;

import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.data.TrainingData;
import org.convlens.method.About;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.task.Progress;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.SeededRandom;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Sequential;
import org.convlens.train.run.ModelFiles;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFiles;
import org.convlens.train.run.RunFolder;

/**
 * A process that trains in a folder, or goes on there, and saves its state after every step. The
 * network is one dense layer, so that it begins in no time and every step is little more than a
 * write.
 */
public final class KillableTraining {
  /** What it says once it begins. */
  static final String READY = "ready";

  /** As much time as states take. */
  static final double ALWAYS = 1e9;

  static final Map<String, String> FACTS = Map.of("threads", "1");

  private static final long SEED = 5;
  private static final Course COURSE =
      Course.DEFAULT
          .regime(Regime.DEFAULT.epochs(5).batch(5).validation(0))
          .descent(Descent.sgd(0.05, 0, false, 0))
          .schedule(Schedule.cosine(0.1))
          .averaging(Averaging.ema(0.95))
          .stopping(Stopping.NEVER.patience(5));
  private static final Augmentation AUGMENTATION = Augmentation.NONE.shift(0.2, 0.2);
  private static final LayerId LOGITS = new LayerId("logits");

  private KillableTraining() {}

  /**
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    System.out.println(READY);
    System.out.flush();
    train(Path.of(args[0]), Progress.SILENT, settings(Retention.ALL, 0));
  }

  /** Saved after every epoch. */
  static RunFolder.Settings settings(Retention retention) {
    return settings(retention, 1e9);
  }

  private static RunFolder.Settings settings(Retention retention, double every) {
    return new RunFolder.Settings(every, ALWAYS, retention, KillableTraining::frame, new Weights());
  }

  /** The notes. */
  static List<String> train(Path folder, Progress progress, RunFolder.Settings settings)
      throws IOException {
    return train(folder, progress, settings, FACTS);
  }

  static List<String> train(
      Path folder, Progress progress, RunFolder.Settings settings, Map<String, String> facts)
      throws IOException {
    try (RunFolder run =
        RunFiles.isRun(folder)
            ? RunFolder.resume(folder, settings, facts)
            : RunFolder.begin(folder, "{}\n", settings, facts)) {
      new Trainer(SoftmaxRegression.ENGINE, new Lines(), SEED)
          .train(data(), progress, TrainingListener.NONE, run);
      return run.notes();
    }
  }

  private static Optional<byte[]> frame(Moment moment) {
    float[] weights = weights(moment.learner().snapshot(moment.judged()));
    ByteBuffer buffer = ByteBuffer.allocate(weights.length * Float.BYTES);
    buffer.asFloatBuffer().put(weights);
    return Optional.of(buffer.array());
  }

  static float[] weights(Graph graph) {
    return graph.node(LOGITS).weights().get(0).toFloats();
  }

  /** Pictures that are brighter on the left (0) or on the right (1), with much noise. */
  private static TrainingData data() {
    return new TrainingData(halves(160, 1), Optional.of(halves(40, 2)), Optional.of(halves(40, 3)));
  }

  private static LabelledPictures halves(int count, long seed) {
    SeededRandom random = new SeededRandom(seed, "pictures");
    byte[] pixels = new byte[count * 16];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.below(2);
      for (int p = 0; p < 16; p++) {
        pixels[i * 16 + p] = (byte) (random.below(200) + (p % 2 == labels[i] ? 40 : 0));
      }
    }
    return new PixelPictures("halves", 1, 4, 4, pixels, labels, List.of("left", "right"));
  }

  /** Five epochs of 32 steps. */
  @About(summary = "Halves.", formula = "a dense layer", caution = "None.")
  private record Lines() implements Recipe {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public Architecture network() {
      return Sequential.input(4, 4, 1).then(flatten(), dense(2).softmax().name("logits"));
    }

    @Override
    public Preprocessing preprocessing() {
      return UNIT_GREY;
    }

    @Override
    public Course course() {
      return COURSE;
    }

    @Override
    public Augmentation augmentation() {
      return AUGMENTATION;
    }
  }

  /** The weights, and the history beside them. */
  private static final class Weights implements ModelFiles {
    @Override
    public byte[] bytes(Model model) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        for (Tensor tensor : model.graph().node(LOGITS).weights()) {
          for (float value : tensor.toFloats()) {
            out.writeFloat(value);
          }
        }
        out.writeUTF(
            model.history().map(History::epochs).toString() + new TreeMap<>(model.metadata()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    public Model read(Path path) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(path)));
      List<Tensor> weights = List.of(tensor(in, Shape.of(2, 16)), tensor(in, Shape.of(2)));
      Graph graph = new Lines().network().untrained(SEED).withWeights(Map.of(LOGITS, weights));
      return new Model("lines", graph, Recipe.UNIT_GREY, Labels.NONE, Optional.empty(), Map.of());
    }

    private static Tensor tensor(DataInputStream in, Shape shape) throws IOException {
      float[] values = new float[Math.toIntExact(shape.elements())];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
      return Tensor.of(shape, values);
    }
  }
}
