package org.convlens.train;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Cut;
import org.convlens.train.network.Preparation;

/**
 * Follows a recipe. The same recipe, data and seed give the same result on the same machine with as
 * many threads.
 *
 * @param engine what computes
 * @param recipe what is trained, and how
 * @param seed of the weights, the order of the pictures, the augmentation and the dropout
 * @param checkpoint which weights are handed over
 */
public record Trainer(Engine engine, Recipe recipe, long seed, Checkpoint checkpoint) {

  /** Hands over the best weights. */
  public Trainer(Engine engine, Recipe recipe, long seed) {
    this(engine, recipe, seed, Checkpoint.BEST);
  }

  /**
   * Trains, and tests at the end. When the progress asks to stop, the finished epochs are kept; the
   * unfinished one is dropped.
   *
   * @param data where it has no validation set, the recipe's share is held back for it
   * @param progress one step per batch
   * @throws IOException if a picture cannot be read
   * @throws UsageException if the pictures do not fit the network, or the loss is no longer a
   *     number
   */
  public TrainingResult train(TrainingData data, Progress progress, TrainingListener listener)
      throws IOException {
    return train(data, progress, listener, Keeper.inMemory());
  }

  /**
   * Trains from where the keeper says it was left, and tests at the end. When the progress asks to
   * stop, the state is handed to the keeper.
   *
   * @param data where it has no validation set, the recipe's share is held back for it
   * @param progress one step per batch
   * @throws IOException if a picture cannot be read, or the keeper cannot write
   * @throws UsageException if the pictures do not fit the network, or the loss is no longer a
   *     number
   */
  public TrainingResult train(
      TrainingData data, Progress progress, TrainingListener listener, Keeper keeper)
      throws IOException {
    int kinds = data.training().classes().size();
    Optional<Cut> cut = recipe.cut(kinds);
    if (cut.isPresent()) {
      Trainer second =
          new Trainer(engine, new SecondPartRecipe(recipe, cut.get()), seed, checkpoint);
      return second.train(features(cut.get(), data, progress), progress, listener, keeper);
    }
    Architecture network = recipe.network().withClasses(kinds);
    Graph drawn = network.untrained(seed);
    TrainingData parts =
        data.validation().isPresent() ? data : data.holdOut(recipe.regime().validation());
    check(drawn, parts.training());
    Preparation by =
        new Preparation(
            parts.training(), recipe.preprocessing(), seed, listener.broken(), progress);
    Graph untrained = network.prepared(drawn, by);
    TrainingRun run = new TrainingRun(this, untrained, parts, progress, listener, keeper);
    progress.begin("training " + recipe.name(), run.steps());
    try {
      return run.run();
    } finally {
      progress.end();
    }
  }

  /** What the layers that stay say of all pictures. */
  private TrainingData features(Cut cut, TrainingData data, Progress progress) throws IOException {
    Model model =
        new Model(
            recipe.name(),
            cut.whole(),
            recipe.preprocessing(),
            Labels.NONE,
            Optional.empty(),
            Map.of());
    long pictures = data.training().size();
    pictures += data.validation().map(LabelledPictures::size).orElse(0);
    pictures += data.test().map(LabelledPictures::size).orElse(0);
    progress.begin("frozen layers", pictures);
    try (Network network = engine.open(model)) {
      return data.each(
          set -> TrunkFeatures.of(network, cut.at(), set, recipe.preprocessing(), progress));
    } finally {
      progress.end();
    }
  }

  private void check(Graph graph, LabelledPictures data) {
    String pictures = data.channels() + " × " + data.height() + " × " + data.width();
    String wanted =
        graph.inputShape().channels()
            + " × "
            + graph.inputShape().height()
            + " × "
            + graph.inputShape().width();
    if (!pictures.equals(wanted)) {
      throw new UsageException(
          "the pictures are "
              + pictures
              + " but recipe '"
              + recipe.name()
              + "' takes "
              + wanted
              + ": give other data");
    }
    int classes = recipe.loss() == Loss.BINARY_CROSS_ENTROPY ? 2 : Head.of(graph).classes();
    if (data.classes().size() > classes) {
      throw new UsageException(
          "the pictures have "
              + data.classes().size()
              + " classes but recipe '"
              + recipe.name()
              + "' tells "
              + classes
              + " apart: give other data");
    }
  }
}
