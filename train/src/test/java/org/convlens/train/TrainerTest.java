package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Optimiser;
import org.convlens.net.Preprocessing;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.data.SeededRandom;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Sequential;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** A layer that tells two halves of four pixels apart. */
  private record Halves(Course course, double rate) implements Recipe {
    @Override
    public Optimiser optimiser() {
      return new Optimiser.Sgd(rate, 0, false, 0);
    }

    @Override
    public String name() {
      return "halves";
    }

    @Override
    public Architecture network() {
      return Sequential.input(2, 2, 1).then(flatten(), dense(2).softmax().name("logits"));
    }

    @Override
    public Preprocessing preprocessing() {
      return UNIT_GREY;
    }
  }

  private static final Regime REGIME = new Regime(5, 8, 0, 0.25);
  private static final Recipe RECIPE = with(REGIME);

  private static Recipe with(Regime regime) {
    return new Halves(Course.DEFAULT.regime(regime), 0.5);
  }

  /** Pictures that are brighter on the left (0) or on the right (1). */
  private static LabelledPictures halves(int count, long seed) {
    SeededRandom random = new SeededRandom(seed, "pictures");
    byte[] pixels = new byte[count * 4];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.below(2);
      for (int p = 0; p < 4; p++) {
        pixels[i * 4 + p] = (byte) (random.below(100) + (p % 2 == labels[i] ? 120 : 0));
      }
    }
    return new PixelPictures("test", 1, 2, 2, pixels, labels, List.of("left", "right"));
  }

  /** The same pictures with the other label. */
  private static LabelledPictures mirrored(LabelledPictures data) throws IOException {
    byte[] pixels = new byte[data.size() * 4];
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = 1 - data.label(i);
      for (int p = 0; p < 4; p++) {
        pixels[i * 4 + p] = (byte) (int) data.picture(i).at(p);
      }
    }
    return new PixelPictures("test", 1, 2, 2, pixels, labels, data.classes());
  }

  private static final TrainingData DATA =
      new TrainingData(halves(100, 1), Optional.empty(), Optional.of(halves(50, 2)));

  private static TrainingResult train(Recipe recipe, long seed, Progress progress)
      throws IOException {
    return new Trainer(SoftmaxRegression.ENGINE, recipe, seed, Checkpoint.LAST)
        .train(DATA, progress, TrainingListener.NONE);
  }

  private static float[] weights(Graph graph) {
    return graph.node(new LayerId("logits")).weights().get(0).toFloats();
  }

  @Test
  void learnsAndKeepsTheHistory() throws IOException {
    TrainingResult result = train(with(REGIME.epochs(20)), 1, Progress.SILENT);
    assertThat(result.history().epochs()).hasSize(20);
    assertThat(result.history().epochs().get(19).loss())
        .isLessThan(result.history().epochs().get(0).loss() / 2);
    assertThat(result.history().epochs().get(19).validationAccuracy()).isGreaterThan(0.95);
    assertThat(result.test().accuracy()).isGreaterThan(0.95);
    assertThat(result.trained().history()).contains(result.history());
    assertThat(result.untrained().history()).isEmpty();
  }

  @Test
  void modelsSayHowTheyWereMade() throws IOException {
    TrainingResult result = train(RECIPE, 7, Progress.SILENT);
    assertThat(result.trained().name()).isEqualTo("halves");
    assertThat(result.untrained().name()).isEqualTo("halves:untrained");
    assertThat(result.trained().labels().names()).containsExactly("left", "right");
    assertThat(result.trained().metadata())
        .containsEntry("recipe", "halves")
        .containsEntry("seed", "7")
        .containsEntry("epochs", "5")
        .containsEntry("batch", "8")
        .containsEntry("training_pictures", "75")
        .containsKey("training_data")
        .containsKey("test_accuracy");
    assertThat(result.untrained().metadata()).containsEntry("epochs", "0");
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws IOException {
    float[] first = weights(train(RECIPE, 1, Progress.SILENT).trained().graph());
    assertThat(weights(train(RECIPE, 1, Progress.SILENT).trained().graph())).isEqualTo(first);
    assertThat(weights(train(RECIPE, 2, Progress.SILENT).trained().graph())).isNotEqualTo(first);
  }

  @Test
  void progressHearsEveryBatch() throws IOException {
    Counter counter = new Counter(Long.MAX_VALUE);
    train(RECIPE, 1, counter);
    assertThat(counter.announced).isEqualTo(5 * (10 + 1) + 1);
    assertThat(counter.done).isEqualTo(counter.announced);
    assertThat(counter.notes.get(0)).startsWith("epoch 1/5 loss ").contains("accuracy");
    assertThat(counter.ended).isTrue();
  }

  @Test
  void cancellingKeepsTheFinishedEpochs() throws IOException {
    TrainingResult two = train(with(REGIME.epochs(2)), 1, Progress.SILENT);
    TrainingResult stopped = train(RECIPE, 1, new Counter(2 * 11 + 4));
    assertThat(stopped.cancelled()).isTrue();
    assertThat(stopped.history()).isEqualTo(two.history());
    assertThat(weights(stopped.trained().graph())).isEqualTo(weights(two.trained().graph()));
    assertThat(stopped.test()).isEqualTo(TrainingResult.Score.NONE);
  }

  @Test
  void stepsPerEpochGoOnThroughThePictures() throws IOException {
    Recipe short5 = with(REGIME.epochs(4).steps(5));
    float[] halfEpochs = weights(train(short5, 1, Progress.SILENT).trained().graph());
    float[] epochs = weights(train(with(REGIME.epochs(2)), 1, Progress.SILENT).trained().graph());
    assertThat(halfEpochs).isEqualTo(epochs);
  }

  @Test
  void theBestCheckpointHasTheLeastValidationLoss() throws IOException {
    LabelledPictures training = halves(100, 1);
    LabelledPictures contrary = mirrored(halves(50, 3));
    TrainingData worsening = new TrainingData(training, Optional.of(contrary), Optional.empty());
    List<Graph> graphs = new ArrayList<>();
    TrainingResult result =
        new Trainer(SoftmaxRegression.ENGINE, RECIPE, 1)
            .train(
                worsening, Progress.SILENT, (epoch, figures, weights) -> graphs.add(weights.get()));
    assertThat(result.history().epochs().get(4).validationLoss())
        .isGreaterThan(result.history().epochs().get(0).validationLoss());
    assertThat(weights(result.trained().graph())).isEqualTo(weights(graphs.get(0)));
    assertThat(result.trained().metadata()).containsEntry("kept_epoch", "1");
    assertThat(result.test().accuracy()).isNaN();
  }

  @Test
  void aLossThatExplodesIsSaid() {
    Recipe wild = new Halves(Course.DEFAULT.regime(REGIME), 1e6);
    assertThatThrownBy(() -> train(wild, 1, Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no longer a number in epoch 1")
        .hasMessageContaining("choose a smaller rate");
  }

  @Test
  void picturesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> train(Recipes.named("digits"), 1, Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("1 × 2 × 2 but recipe 'digits' takes 1 × 28 × 28");
  }

  /** Counts, and asks to stop after some batches. */
  private static final class Counter implements Progress {
    private final long most;
    private final List<String> notes = new ArrayList<>();
    private long announced;
    private long done;
    private boolean ended;

    Counter(long most) {
      this.most = most;
    }

    @Override
    public void begin(String what, long steps) {
      announced = steps;
    }

    @Override
    public void advance(long steps, String note) {
      done += steps;
      notes.add(note);
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public boolean cancelled() {
      return done >= most;
    }
  }
}
