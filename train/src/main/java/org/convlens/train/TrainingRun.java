package org.convlens.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Learner.Version;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.TrainingResult.Score;
import org.convlens.train.data.Ahead;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.data.Feed;

/**
 * One training under way. What it is at, it can hand over and take up again between any two steps.
 */
final class TrainingRun {
  /** Threads that prepare pictures ahead of the learner. */
  private static final int READERS = 2;

  private final Trainer trainer;
  private final Recipe recipe;
  private final Graph untrained;
  private final TrainingData data;
  private final Progress progress;
  private final TrainingListener listener;
  private final Keeper keeper;
  private final BrokenPictures broken;
  private final Feed feed;
  private final float[] classWeights;
  private final int allEpochs;
  private final int stepsPerEpoch;
  private final Schedule schedule;
  private final Averaging averaging;
  private final double greatestRate;
  private final Version judged;
  private final List<History.Epoch> epochs = new ArrayList<>();
  private Means means = Means.NONE;
  private Best best = Best.NONE;
  private long step;

  TrainingRun(
      Trainer trainer,
      Graph untrained,
      TrainingData data,
      Progress progress,
      TrainingListener listener,
      Keeper keeper) {
    this.trainer = trainer;
    this.recipe = trainer.recipe();
    this.untrained = untrained;
    this.data = data;
    this.progress = progress;
    this.listener = listener;
    this.keeper = keeper;
    this.broken = listener.broken();
    this.feed = feed(recipe, data.training(), trainer.seed(), broken);
    this.classWeights = recipe.classWeights().of(data.training());
    this.allEpochs = recipe.regime().epochs();
    this.stepsPerEpoch = recipe.regime().steps() > 0 ? recipe.regime().steps() : feed.batches();
    this.schedule = recipe.schedule();
    this.averaging = recipe.averaging();
    this.greatestRate = recipe.optimiser().rate();
    this.judged = averaging.average() == Averaging.Kind.EMA ? Version.AVERAGED : Version.CURRENT;
  }

  /** The batches that a recipe learns from. */
  static Feed feed(Recipe recipe, LabelledPictures set, long seed, BrokenPictures broken) {
    Feed.Settings settings =
        Feed.Settings.shuffled(
                recipe.feeding(), recipe.regime().batch(), recipe.augmentation(), seed)
            .mixing(recipe.mixing());
    return new Feed(set, settings, broken);
  }

  /** Batches altogether, of learning and of judging. */
  long steps() {
    long validation = data.validation().map(set -> plain(set).batches()).orElse(0);
    long test = data.test().map(set -> plain(set).batches()).orElse(0);
    return allEpochs * (stepsPerEpoch() + validation) + test;
  }

  private int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  private long learningSteps() {
    return (long) allEpochs * stepsPerEpoch;
  }

  private Feed plain(LabelledPictures set) {
    int size = Math.max(recipe.regime().batch(), 100);
    return new Feed(set, Feed.Settings.plain(recipe.feeding(), size), broken);
  }

  TrainingResult run() throws IOException {
    long start = System.nanoTime();
    try (Learner learner = trainer.engine().learner(untrained, recipe.settings(trainer.seed()))) {
      begin(learner);
      try (Ahead ahead = feed.ahead(step, learningSteps(), READERS)) {
        while (!isOver() && epoch(learner, ahead)) {
          keep(learner);
        }
      }
      if (!isOver()) {
        keeper.save(state(learner));
      }
    }
    Score test = isOver() ? test() : Score.NONE;
    TrainingResult result = result(test, (System.nanoTime() - start) / 1e9);
    keeper.end(result);
    return result;
  }

  /** From the first step, or from where it was left. */
  private void begin(Learner learner) throws IOException {
    Optional<RunState> left = keeper.latest();
    if (left.isPresent()) {
      RunState state = left.get();
      learner.restore(state.learner());
      step = state.step();
      means = state.means();
      best = state.best();
      epochs.addAll(state.epochs());
      progress.advance(step, "");
    } else {
      if (averaging.average() != Averaging.Kind.NONE) {
        learner.average(0);
      }
      keeper.epoch(new Keeper.EpochEnd(0, false, 0, models().before()));
      moment(learner);
    }
  }

  private RunState state(Learner learner) {
    return new RunState(step, means, List.copyOf(epochs), best, learner.state());
  }

  /** Whether there is nothing left to learn. */
  private boolean isOver() {
    int patience = recipe.stopping().patience();
    return epochs.size() >= allEpochs
        || (patience > 0 && epochs.size() - best.gained() >= patience);
  }

  /** Whether the epoch was finished. */
  private boolean epoch(Learner learner, Ahead ahead) throws IOException {
    long end = (epochs.size() + 1L) * stepsPerEpoch();
    while (step < end) {
      if (progress.cancelled()) {
        return false;
      }
      learn(learner, ahead.next());
      if (step < stepsPerEpoch() && Long.bitCount(step) == 1) {
        moment(learner);
      }
      if (step < end && keeper.isDue()) {
        keeper.save(state(learner));
      }
      progress.advance(1, note());
    }
    if (step == learningSteps() && averaging.average() == Averaging.Kind.LOOK_AHEAD) {
      learner.adopt();
    }
    Optional<Score> validation =
        data.validation().isPresent()
            ? judge(learner, data.validation().get())
            : Optional.of(Score.NONE);
    validation.ifPresent(
        score ->
            epochs.add(
                new History.Epoch(means.loss(), means.accuracy(), score.loss(), score.accuracy())));
    return validation.isPresent();
  }

  private void learn(Learner learner, Learner.Batch pictures) {
    Learner.Batch batch = ClassWeights.weighed(pictures, classWeights);
    Learner.Result result = learner.learn(batch, rate());
    if (!Double.isFinite(result.loss())) {
      throw exploded(learner, batch);
    }
    means = means.and(result, batch.size());
    step++;
    if (averaging.isDue(step)) {
      learner.average(averaging.decay(step, learningSteps()));
      if (averaging.average() == Averaging.Kind.LOOK_AHEAD) {
        learner.adopt();
      }
    }
  }

  /** Of the next step. */
  private double rate() {
    return schedule.rate(greatestRate, step, learningSteps(), stepsPerEpoch);
  }

  private UsageException exploded(Learner learner, Learner.Batch batch) {
    String where =
        learner
            .firstNotFinite(batch)
            .map(LayerId::name)
            .map(n -> ", first in layer '" + n + "'")
            .orElse("");
    return new UsageException(
        "the loss is no longer a number in epoch %d, step %d, with %s%s: choose a smaller rate"
            .formatted(epochs.size() + 1, step + 1, recipe.optimiser().text(), where));
  }

  private String note() {
    return means.note(epochs, allEpochs);
  }

  /** Nothing if it was cancelled. */
  private Optional<Score> judge(Learner learner, LabelledPictures set) throws IOException {
    Feed plain = plain(set);
    Means judgement = Means.NONE;
    try (Ahead ahead = plain.ahead(0, plain.batches(), READERS)) {
      for (int i = 0; i < plain.batches(); i++) {
        if (progress.cancelled()) {
          return Optional.empty();
        }
        Learner.Batch batch = ahead.next();
        judgement = judgement.and(learner.test(batch, judged), batch.size());
        progress.advance(1, note());
      }
    }
    return Optional.of(new Score(judgement.loss(), judgement.accuracy()));
  }

  /** What an epoch came to. */
  private void keep(Learner learner) throws IOException {
    History.Epoch latest = epochs.get(epochs.size() - 1);
    int epoch = epochs.size();
    Best after = best.after(epochs, recipe.stopping());
    boolean kept = trainer.checkpoint() == Checkpoint.LAST || after.epoch() == epoch;
    best = after;
    means = Means.NONE;
    listener.epoch(epoch, latest, () -> learner.snapshot(judged));
    Graph weights = learner.snapshot(judged);
    keeper.epoch(
        new Keeper.EpochEnd(epoch, kept, step, models().after(weights, epoch, epoch, Score.NONE)));
    moment(learner);
    if (isOver() || keeper.isWorthSaving()) {
      keeper.save(state(learner));
    }
  }

  private void moment(Learner learner) throws IOException {
    keeper.moment(new Moment(step, List.copyOf(epochs), means, learner, judged));
  }

  private TrainedModels models() {
    return new TrainedModels(trainer, untrained, data.training(), new History(epochs));
  }

  /** The epoch whose weights are handed over; 0 before the first is finished. */
  private int keptEpoch() {
    return trainer.checkpoint() == Checkpoint.LAST ? epochs.size() : best.epoch();
  }

  private Score test() throws IOException {
    if (data.test().isEmpty()) {
      return Score.NONE;
    }
    Feed plain = plain(data.test().get());
    Means judgement = Means.NONE;
    Graph kept = recipe.learning(keeper.weights(keptEpoch()));
    try (Learner learner = trainer.engine().learner(kept, recipe.settings(trainer.seed()));
        Ahead ahead = plain.ahead(0, plain.batches(), READERS)) {
      for (int i = 0; i < plain.batches(); i++) {
        Learner.Batch batch = ahead.next();
        judgement = judgement.and(learner.test(batch), batch.size());
        progress.advance(1, "testing");
      }
    }
    return new Score(judgement.loss(), judgement.accuracy());
  }

  private TrainingResult result(Score test, double seconds) throws IOException {
    TrainedModels models = models();
    int kept = keptEpoch();
    Graph weights = kept == 0 ? untrained : keeper.weights(kept);
    return new TrainingResult(
        models.before(),
        models.after(weights, kept, epochs.size(), test),
        new History(epochs),
        test,
        trainer.seed(),
        seconds,
        !isOver());
  }
}
