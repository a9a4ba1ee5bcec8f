package org.convlens.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.catalog.Choice;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.report.Source;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;

/**
 * What a page is about.
 *
 * @param before the same network before its training, if there is one
 * @param picture 0..255, of any size
 * @param target the class that is explained; absent for the predicted one
 * @param methods whose heatmaps are shown
 * @param checks asked about them
 * @param engine opens the networks that some checks need
 * @param command that makes the page again
 */
public record Subject(
    Network network,
    Optional<Network> before,
    Source source,
    Volume picture,
    Source pictureSource,
    Optional<Integer> target,
    long seed,
    List<Choice> methods,
    Checks checks,
    Engine engine,
    String command) {

  /** The same about a network whose state before its training is known. */
  public Subject after(Network untrained) {
    return new Subject(
        network,
        Optional.of(untrained),
        source,
        picture,
        pictureSource,
        target,
        seed,
        methods,
        checks,
        engine,
        command);
  }

  /** How many passes its heatmaps take. */
  long passes(Prediction explained) {
    List<Explanation> explanations = methods.stream().map(Choice::method).toList();
    return Cost.passes(scene(), explained.index(), explanations, checks, engine);
  }

  Model model() {
    return network.model();
  }

  Scene scene() {
    return Scene.of(network, picture).seeded(seed);
  }

  /** The networks from left to right, with what they are called: one, or before and after. */
  Map<String, Network> stages() {
    Map<String, Network> stages = new LinkedHashMap<>();
    before.ifPresent(untrained -> stages.put("before training", untrained));
    stages.put(before.isPresent() ? "after training" : "", network);
    return stages;
  }

  /** The class that is explained, and what the network says of it. */
  Prediction explained() {
    return Prediction.explained(network, scene().input(), target);
  }

  Score score(Prediction of) {
    return Prediction.score(model().head(), of.index());
  }
}
