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
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Plan;

/**
 * What a page is about.
 *
 * @param before the same network before its training, if there is one
 * @param picture 0..255, of any size
 * @param provenance of the page, or of one of its pictures
 * @param methods whose heatmaps are shown
 * @param checks asked about them
 * @param engine opens the networks that some checks need
 * @param aside what an atlas says of the picture, where one is consulted
 */
public record Subject(
    Network network,
    Optional<Network> before,
    Volume picture,
    Provenance provenance,
    List<Choice> methods,
    Checks checks,
    Engine engine,
    Optional<Aside> aside) {
  /** Stands for the map of an atlas among the knobs: a link from the page's own folder. */
  public static final String MAP = AtlasSection.MAP;

  /** Stands for the command that makes the page again among the knobs in its provenance. */
  public static final String COMMAND = "command";

  /** Stands for what is said of methods that do not apply to the network, a line each. */
  public static final String LEFT_OUT = "left-out";

  /** Stands for the number of methods that were finished, if the work was stopped. */
  private static final String FINISHED = "finished";

  /** The methods without those for which there was no time. */
  List<Choice> shown() {
    String finished = provenance.knobs().getOrDefault(FINISHED, "");
    int most = finished.matches("[0-9]{1,9}") ? Integer.parseInt(finished) : methods.size();
    return methods.subList(0, Math.min(most, methods.size()));
  }

  /** How the page was made, so many methods being finished. */
  Provenance having(int finished) {
    return finished < methods.size()
        ? provenance.knob(FINISHED, Integer.toString(finished))
        : provenance;
  }

  /** How many passes its heatmaps take. */
  long passes(Prediction explained) {
    return Cost.passes(scene(), explained.index(), explanations(), checks);
  }

  /** What its heatmaps cost. */
  Plan plan(Prediction explained) {
    return Plan.of(scene(), explained.index(), explanations(), checks, engine);
  }

  private List<Explanation> explanations() {
    return shown().stream().map(Choice::method).toList();
  }

  Model model() {
    return network.model();
  }

  Source source() {
    return provenance.question().network().source();
  }

  Source pictureSource() {
    return provenance.question().picture().orElseThrow();
  }

  Scene scene() {
    return Scene.of(network, picture).seeded(provenance.question().seed());
  }

  /** The networks from left to right, with what they are called: one, or before and after. */
  Map<String, Network> stages() {
    Map<String, Network> stages = new LinkedHashMap<>();
    before.ifPresent(untrained -> stages.put("before training", untrained));
    stages.put(before.isPresent() ? "after training" : "", network);
    return stages;
  }

  /** What is said of methods that do not apply to the network. */
  List<String> leftOut() {
    return provenance.knobs().getOrDefault(LEFT_OUT, "").lines().toList();
  }

  /** What the network says, the likeliest first. */
  List<Prediction> said() {
    return Prediction.all(network, scene().input());
  }

  /** Whether the prediction is right, where the true class is known. */
  Optional<Judged> judged() {
    return provenance
        .question()
        .truth()
        .map(index -> Judged.of(pictureSource().name(), said(), index));
  }

  /** The class that is explained, and what the network says of it. */
  Prediction explained() {
    return Prediction.explained(network, scene().input(), provenance.question().target());
  }
}
