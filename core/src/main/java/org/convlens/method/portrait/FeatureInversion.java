package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.convlens.net.LayerId;
import org.convlens.paper.Paper;
import org.convlens.picture.Synthesis;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Note;

/**
 * A picture made from nothing but a layer's activations: ‖A(x) − A₀‖² / ‖A₀‖² is made small
 * (Mahendran and Vedaldi 2014), over a Fourier spectrum.
 */
@About(
    summary = "A picture made again from a layer's activations alone: what the layer still knows.",
    formula = "x* = argmin over x of ‖A(x) − A(x₀)‖² / ‖A(x₀)‖² + variation · Σ|∇x| / N",
    caution =
        "What is missing may be lost in the layer, or merely not found: look at how much of the"
            + " distance is left.",
    compat =
        "The paper's distance; over Lucent's pictures PyTorch's Adam makes the same updates."
            + " The paper's picture is made of pixels, and its variation squares the differences;"
            + " what Lucid calls feature inversion is its caricature, which matches the direction"
            + " and not the size.",
    papers = {Paper.MAHENDRAN_2014, Paper.OLAH_2017})
public record FeatureInversion(
    @Knob("layer whose activations are matched") Place layer,
    @KnobGroup(fixed = {"jitter=0", "zoom=0", "turn=0"}) Climbing climbing,
    @KnobGroup(fixed = {"norm=0", "power=2"}) Regularisation regularisation)
    implements Portrait {
  public FeatureInversion {
    Knobs.validate(FeatureInversion.class, layer, climbing, regularisation);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    LayerId of = layer.oneIn(scene.network().model().graph());
    Score score = Score.of(new Term.Match(of, Easel.activations(scene, of)));
    Climb climb = climbing.climb(scene.network(), regularisation.penalty());
    Ascent ascent = Easel.climb(climb, new Goal(List.of(score)), scene);
    Volume made = ascent.pictures().get(0);
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.fact(
            "The squared distance from the picture's activations "
                + Easel.change(-ascent.before().get(0), -ascent.after().get(0))
                + " of their own square. "
                + Easel.verdict(scene.network(), made)));
    notes.addAll(Easel.warnings(ascent, List.of(score.toString())));
    return new Finding(
        new Synthesis(
            "What " + of + " knows of the picture",
            List.of(
                Tile.of("the picture", scene.requireView().times(1 / 255f)),
                Tile.of("made from " + of, made)),
            Easel.curve(ascent, "minus the squared distance"),
            notes),
        Map.of("picture", made),
        ascent.frames().stream().map(f -> f.get(0)).toList());
  }
}
