package org.convlens.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.TrainingResult.Score;
import org.convlens.train.data.Ahead;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.data.Feed;

/** One training under way. */
final class TrainingRun {
  private final Trainer trainer;
  private final Recipe recipe;
  private final Graph untrained;
  private final TrainingData data;
  private final Progress progress;
  private final TrainingListener listener;
  private final Feed feed;
  private final BrokenPictures broken = BrokenPictures.skipped();
  private final List<History.Epoch> epochs = new ArrayList<>();
  private Graph kept;
  private int keptEpoch;
  private double leastLoss = Double.POSITIVE_INFINITY;

  TrainingRun(
      Trainer trainer,
      Graph untrained,
      TrainingData data,
      Progress progress,
      TrainingListener listener) {
    this.trainer = trainer;
    this.recipe = trainer.recipe();
    this.untrained = untrained;
    this.kept = untrained;
    this.data = data;
    this.progress = progress;
    this.listener = listener;
    this.feed =
        new Feed(
            data.training(),
            Feed.Settings.shuffled(
                recipe.preprocessing(),
                recipe.regime().batch(),
                recipe.augmentation(),
                trainer.seed()),
            broken);
  }

  /** Batches altogether. */
  long steps() {
    long validation = data.validation().map(set -> plain(set).batches()).orElse(0);
    long test = data.test().map(set -> plain(set).batches()).orElse(0);
    return recipe.regime().epochs() * (stepsPerEpoch() + validation) + test;
  }

  private int stepsPerEpoch() {
    return recipe.regime().steps() > 0 ? recipe.regime().steps() : feed.batches();
  }

  private Feed plain(LabelledPictures set) {
    int size = Math.max(recipe.regime().batch(), 100);
    return new Feed(set, Feed.Settings.plain(recipe.preprocessing(), size), broken);
  }

  TrainingResult run() throws IOException {
    long start = System.nanoTime();
    long steps = (long) recipe.regime().epochs() * stepsPerEpoch();
    try (Learner learner = trainer.engine().learner(untrained, recipe.settings(trainer.seed()));
        Ahead ahead = feed.ahead(0, steps, 2)) {
      while (epochs.size() < recipe.regime().epochs() && epoch(learner, ahead)) {
        keep(learner);
      }
    }
    boolean cancelled = epochs.size() < recipe.regime().epochs();
    Score test = cancelled ? Score.NONE : test();
    double seconds = (System.nanoTime() - start) / 1e9;
    History history = new History(epochs);
    return new TrainingResult(
        model(untrained, Optional.empty(), Score.NONE),
        model(kept, Optional.of(history), test),
        history,
        test,
        trainer.seed(),
        seconds,
        cancelled);
  }

  /** Whether the epoch was finished. */
  private boolean epoch(Learner learner, Ahead ahead) throws IOException {
    Mean mean = new Mean();
    for (int step = 0; step < stepsPerEpoch(); step++) {
      if (progress.cancelled()) {
        return false;
      }
      Learner.Batch batch = ahead.next();
      mean.add(learner.learn(batch), batch.labels().length);
      if (!Double.isFinite(mean.loss())) {
        throw new UsageException(
            "the loss is no longer a number in epoch "
                + (epochs.size() + 1)
                + " with "
                + recipe.optimiser().text()
                + ": choose a smaller rate");
      }
      progress.advance(1, note(mean));
    }
    Optional<Score> validation =
        data.validation().isPresent()
            ? judge(learner, data.validation().get(), note(mean))
            : Optional.of(Score.NONE);
    validation.ifPresent(
        score ->
            epochs.add(
                new History.Epoch(mean.loss(), mean.accuracy(), score.loss(), score.accuracy())));
    return validation.isPresent();
  }

  private String note(Mean mean) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d loss %.4f accuracy %.2f %%",
        epochs.size() + 1,
        recipe.regime().epochs(),
        mean.loss(),
        100 * mean.accuracy());
  }

  /** Nothing if it was cancelled. */
  private Optional<Score> judge(Learner learner, LabelledPictures set, String note)
      throws IOException {
    Feed plain = plain(set);
    Mean mean = new Mean();
    for (int i = 0; i < plain.batches(); i++) {
      if (progress.cancelled()) {
        return Optional.empty();
      }
      Learner.Batch batch = plain.batch(i);
      mean.add(learner.test(batch), batch.labels().length);
      progress.advance(1, note);
    }
    return Optional.of(new Score(mean.loss(), mean.accuracy()));
  }

  private void keep(Learner learner) {
    History.Epoch latest = epochs.get(epochs.size() - 1);
    double loss = latest.validationLoss();
    boolean always = trainer.checkpoint() == Checkpoint.LAST || Double.isNaN(loss);
    if (always || loss < leastLoss) {
      leastLoss = loss;
      kept = learner.snapshot();
      keptEpoch = epochs.size();
    }
    listener.epoch(epochs.size(), latest, learner::snapshot);
  }

  private Score test() throws IOException {
    if (data.test().isEmpty()) {
      return Score.NONE;
    }
    LabelledPictures set = data.test().get();
    Mean mean = new Mean();
    Feed plain = plain(set);
    try (Learner learner = trainer.engine().learner(kept, recipe.settings(trainer.seed()))) {
      for (int i = 0; i < plain.batches(); i++) {
        Learner.Batch batch = plain.batch(i);
        mean.add(learner.test(batch), batch.labels().length);
        progress.advance(1, "testing");
      }
    }
    return new Score(mean.loss(), mean.accuracy());
  }

  private Model model(Graph graph, Optional<History> history, Score test) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("recipe", recipe.name());
    facts.put("seed", Long.toString(trainer.seed()));
    facts.put("epochs", Integer.toString(history.map(h -> h.epochs().size()).orElse(0)));
    if (history.isPresent()) {
      facts.put("kept_epoch", Integer.toString(keptEpoch));
    }
    facts.put("batch", Integer.toString(recipe.regime().batch()));
    facts.put("optimiser", recipe.optimiser().text());
    facts.put("training_pictures", Integer.toString(data.training().size()));
    facts.put("training_data", data.training().fingerprint());
    if (!Double.isNaN(test.accuracy())) {
      facts.put("test_accuracy", String.format(Locale.ROOT, "%.4f", test.accuracy()));
    }
    return new Model(
        history.isPresent() ? recipe.name() : recipe.name() + ":untrained",
        graph,
        recipe.preprocessing(),
        new Labels(data.training().classes()),
        history,
        facts);
  }

  /** Means over the pictures seen so far. */
  private static final class Mean {
    private double loss;
    private long correct;
    private long count;

    void add(Learner.Result result, int pictures) {
      loss += result.loss() * pictures;
      correct += result.correct();
      count += pictures;
    }

    double loss() {
      return loss / count;
    }

    double accuracy() {
      return (double) correct / count;
    }
  }
}
