package org.convlens.method.portrait;

import static org.convlens.method.portrait.Easel.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.ascent.Adam;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Lens;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.Wander;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Synthesis;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.task.Run;

/**
 * The picture that makes a score large: gradient ascent (Adam) on the spectrum of a picture with
 * decorrelated colours that is shifted, scaled and turned at random before each look (Erhan et al.
 * 2009; Olah, Mordvintsev and Schubert 2017).
 */
@About(
    summary = "The picture that a class, a channel, a neuron or any sum of them wants to see.",
    formula =
        "x* = argmax over x of E[ y(T(x)) ] − variation · Σ|∇x| / N − norm · ‖x − ½‖ₚ / N^(1/p) −"
            + " diversity · likeness,  x = sigmoid(C · irfft2(s ∘ z) / 4),  T: shift, scale, turn",
    caution =
        "It shows one of many pictures that excite the unit, not the typical one; how it looks"
            + " owes as much to the transforms and the decay as to the network.",
    compat =
        "The same spectrum gives Lucid's and Lucent's picture (Lucid's of an odd width is cut"
            + " from a wider one), diversity is Lucid's, the variation and the norm are"
            + " tf-keras-vis's for the picture less ½, and the updates are those of PyTorch's Adam."
            + " 256 updates, where Lucid has 512 and makes one more, and shifts to both sides alike,"
            + " where tf-keras-vis never reaches the last one.",
    papers = {Paper.ERHAN_2009, Paper.SIMONYAN_2013, Paper.YOSINSKI_2015, Paper.OLAH_2017})
public record ActivationMaximisation(
    @Knob(value = "updates, exactly so many", from = 1, to = 100000) int steps,
    @Knob(value = "step size of the optimiser, Adam", from = 0, to = 100) double rate,
    @Knob("what the numbers are that a picture is made of") Numbers numbers,
    @Knob(value = "how much less high frequencies say", from = 0, to = 3, needs = "numbers=fourier")
        double decay,
    @Knob(value = "random shift, as a share of the side", from = 0, to = 1) double jitter,
    @Knob(value = "largest random change of scale, 0.1 is 10 percent", from = 0, to = 0.9)
        double zoom,
    @Knob(value = "largest random angle in degrees", from = 0, to = 180) double turn,
    @Knob(value = "weight of the total variation", from = 0) double variation,
    @Knob(value = "weight of the norm of what differs from grey", from = 0) double norm,
    @Knob(value = "power of that norm", from = 1, to = 64, needs = "norm>0") double power,
    @Knob(value = "pictures made at once", from = 1, to = 64) int pictures,
    @Knob(
            value =
                "weight of how much they shall differ in the maps of the score's layer, or of the"
                    + " last layer with maps for a class; try 30, more while they look alike, less"
                    + " when the score falls",
            from = 0,
            needs = "pictures>1")
        double diversity)
    implements Portrait {

  public ActivationMaximisation {
    Knobs.validate(
        ActivationMaximisation.class,
        steps,
        rate,
        numbers,
        decay,
        jitter,
        zoom,
        turn,
        variation,
        norm,
        power,
        pictures,
        diversity);
  }

  @Override
  public boolean needsScore() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Score score = scene.requireScore();
    Ascent ascent = Easel.climb(climb(scene.network()), goal(scene.network(), score), scene);
    return finding(scene.network(), score, ascent);
  }

  /** The pictures that make a score large. */
  public Ascent climb(Network network, Score score, Run run) {
    return climb(network).towards(goal(network, score), network, run);
  }

  private Goal goal(Network network, Score score) {
    Optional<LayerId> where = diversity > 0 ? compared(network, score) : Optional.empty();
    return new Goal(Collections.nCopies(pictures, score), diversity, where);
  }

  /** Where pictures are compared: the score's first layer with maps, else the last one that has. */
  private static Optional<LayerId> compared(Network network, Score score) {
    Graph graph = network.model().graph();
    Stream<LayerId> last = Place.LAST_SPATIAL.find(graph).stream();
    return Stream.concat(score.layers(graph).stream(), last)
        .filter(layer -> graph.node(layer).shape().isSpatial())
        .findFirst();
  }

  private Climb climb(Network network) {
    Lens lens = new Lens(network.model());
    return new Climb(
        Easel.paint(network, numbers, decay),
        new Wander(lens.height(), lens.width(), jitter, zoom, turn),
        size -> new Adam(rate, size),
        new Penalty(variation, norm, power),
        steps);
  }

  private Finding finding(Network network, Score score, Ascent ascent) {
    List<Tile> tiles = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, Volume> raw = new LinkedHashMap<>();
    for (int i = 0; i < pictures; i++) {
      String name = pictures == 1 ? "picture" : "picture " + (i + 1);
      String how = change(ascent.before().get(i), ascent.after().get(i));
      String verdict = Easel.verdict(network, ascent.pictures().get(i));
      names.add(pictures == 1 ? score.toString() : name);
      tiles.add(
          Tile.of(
              pictures == 1 ? "" : name + ": " + how + ". " + verdict, ascent.pictures().get(i)));
      raw.put(name, ascent.pictures().get(i));
      if (pictures == 1) {
        notes.add(score + " " + how + ". " + verdict);
      }
    }
    notes.addAll(Easel.warnings(ascent, names));
    return new Finding(
        new Synthesis(
            Easel.title(network, score), tiles, Easel.curve(ascent, score.toString()), notes),
        raw,
        ascent.frames().stream().map(f -> f.get(0)).toList());
  }
}
