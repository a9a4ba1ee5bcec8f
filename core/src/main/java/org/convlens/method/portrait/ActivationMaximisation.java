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
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
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
import org.convlens.task.Note;
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
        "The same spectrum gives Lucid's and Lucent's picture (Lucid's of an odd width is cut from"
            + " a wider one), diversity is Lucid's, the variation and the norm are tf-keras-vis's"
            + " for the picture less ½, and the updates are those of PyTorch's Adam. 256 updates,"
            + " where Lucid has 512 and makes one more, and shifts to both sides alike, where"
            + " tf-keras-vis never reaches the last one.",
    papers = {Paper.ERHAN_2009, Paper.SIMONYAN_2013, Paper.YOSINSKI_2015, Paper.OLAH_2017})
public record ActivationMaximisation(
    @KnobGroup Climbing climbing,
    @KnobGroup Regularisation regularisation,
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
    Knobs.validate(ActivationMaximisation.class, climbing, regularisation, pictures, diversity);
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

  private Climb climb(Network network) {
    return climbing.climb(network, regularisation.penalty());
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

  private Finding finding(Network network, Score score, Ascent ascent) {
    List<Tile> tiles = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
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
        notes.add(Note.fact(score + " " + how + ". " + verdict));
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
