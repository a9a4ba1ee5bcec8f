package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Penalty;
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
 * A picture that goes further the way that a given picture makes a layer go: A(x) · A₀ · max(0.1,
 * cos(A(x), A₀))ᵖ is made large (Olah, Mordvintsev and Schubert 2017; Lucid).
 */
@About(
    summary = "A picture that overdoes what a layer sees in a given one.",
    formula = "x* = argmax over x of E[ A(T(x)) · A(x₀) / n · max(0.1, cos(A(T(x)), A(x₀)))ᵖ ]",
    caution = "What it overdoes is what is large in the layer, which need not matter to any class.",
    compat =
        "Lucid's recipe adds up where this takes the mean, and leaves the size of A(x₀) out"
            + " of the cosine, so that its floor of 0.1 lies elsewhere; above both floors the two"
            + " differ by a factor that is the same for all pictures, which changes no update. Its"
            + " p is 0 unless told otherwise, and it scales and turns the picture as well.",
    papers = {Paper.OLAH_2017})
public record Caricature(
    @Knob("layer that sees") Place layer,
    @Knob(value = "p, how much the direction counts beside the size", from = 0, to = 10)
        double power,
    @KnobGroup(fixed = {"numbers=fourier", "zoom=0", "turn=0"}) Climbing climbing)
    implements Portrait {
  public Caricature {
    Knobs.validate(Caricature.class, layer, power, climbing);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    LayerId of = layer.oneIn(scene.network().model().graph());
    Score score = Score.of(new Term.Along(of, Easel.activations(scene, of), power));
    Climb climb = climbing.climb(scene.network(), Penalty.NONE);
    Ascent ascent = Easel.climb(climb, new Goal(List.of(score)), scene);
    Volume made = ascent.pictures().get(0);
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.fact(
            "The likeness "
                + Easel.change(ascent.before().get(0), ascent.after().get(0))
                + ". "
                + Easel.verdict(scene.network(), made)));
    notes.addAll(Easel.warnings(ascent, List.of(score.toString())));
    return new Finding(
        new Synthesis(
            "What " + of + " sees in the picture, overdone",
            List.of(
                Tile.of("the picture", scene.requireView().times(1 / 255f)),
                Tile.of("overdone", made)),
            Easel.curve(ascent, "likeness"),
            notes),
        Map.of("picture", made),
        ascent.frames().stream().map(f -> f.get(0)).toList());
  }
}
