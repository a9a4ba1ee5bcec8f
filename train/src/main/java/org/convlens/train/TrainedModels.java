package org.convlens.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.train.TrainingResult.Score;

/**
 * Networks of a training, which say how they were made.
 *
 * @param history of all finished epochs
 */
record TrainedModels(Trainer trainer, Graph untrained, LabelledPictures training, History history) {
  Model before() {
    return model(untrained, Optional.empty(), 0, 0, Score.NONE);
  }

  /**
   * @param kept the epoch after which the weights were so
   * @param epochs how many were trained
   */
  Model after(Graph weights, int kept, int epochs, Score test) {
    History until = new History(history.epochs().subList(0, epochs));
    return model(weights, Optional.of(until), kept, epochs, test);
  }

  private Model model(Graph graph, Optional<History> told, int kept, int epochs, Score test) {
    Recipe recipe = trainer.recipe();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("recipe", recipe.name());
    facts.put("seed", Long.toString(trainer.seed()));
    facts.put("epochs", Integer.toString(epochs));
    if (told.isPresent()) {
      facts.put("kept_epoch", Integer.toString(kept));
    }
    facts.put("batch", Integer.toString(recipe.regime().batch()));
    facts.put("optimiser", recipe.optimiser().text());
    facts.put("training_pictures", Integer.toString(training.size()));
    facts.put("training_data", training.fingerprint());
    if (!Double.isNaN(test.accuracy())) {
      facts.put("test_accuracy", String.format(Locale.ROOT, "%.4f", test.accuracy()));
    }
    return new Model(
        told.isPresent() ? recipe.name() : recipe.name() + ":untrained",
        recipe.finished(graph),
        recipe.preprocessing(),
        new Labels(training.classes()),
        told,
        facts);
  }
}
