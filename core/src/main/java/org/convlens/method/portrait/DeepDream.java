package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Dream;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.paper.Paper;
import org.convlens.picture.Synthesis;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * Gradient ascent on a given picture towards what a layer sees in it already: the mean square of
 * its activations, from coarse to fine (Mordvintsev, Olah and Tyka 2015).
 */
@About(
    summary = "A picture after the network has put more of what it sees into it: deep dream.",
    formula = "x ← x + rate · g / mean|g|,  g = ∂ mean(A²) / ∂x,  in octaves from small to large",
    caution =
        "It shows what a layer is quick to see in anything, not what is in this picture, and says"
            + " more of the training pictures than of yours.",
    compat =
        "mean(A²) is Lucid's objective deepdream, and g / mean|g| in octaves the climb of the"
            + " first deep dreams; these shrink the picture for the first octaves, here the first is"
            + " the network's size and the last is larger. They also shift the picture at random;"
            + " here the windows' places are random.",
    papers = {Paper.MORDVINTSEV_2015})
public record DeepDream(
    @Knob("layer that dreams") Place layer,
    @Knob(value = "sizes of the picture, the first being the network's", from = 1, to = 10)
        int octaves,
    @Knob(value = "from one size to the next", from = 1, to = 2, needs = "octaves>1") double ratio,
    @Knob(value = "updates at each size", from = 1, to = 10000) int steps,
    @Knob(value = "mean step of a pixel 0..255", from = 0, to = 255) double rate)
    implements Portrait {
  public DeepDream {
    Knobs.validate(DeepDream.class, layer, octaves, ratio, steps, rate);
  }

  /** Smoothly enlarged, so that the same things lie in the same places. */
  private static Volume asLarge(Volume picture, Volume other) {
    return picture.height() == other.height() && picture.width() == other.width()
        ? picture
        : Warp.bilinear(picture, other.height(), other.width());
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Volume picture = scene.requireView().times(1 / 255f);
    Score score = Score.energy(layer.oneIn(scene.network().model().graph()));
    Dream dream = new Dream(octaves, ratio, steps, rate / 255);
    long passes = dream.passes(scene.network());
    scene.progress().begin("about " + Easel.work((long) octaves * steps, passes), passes);
    Ascent ascent;
    try {
      Run run = new Run(scene.seed(), scene.progress());
      ascent = dream.of(picture, score, scene.network(), run);
    } finally {
      scene.progress().end();
    }
    Volume made = ascent.pictures().get(0);
    String how = Easel.change(ascent.before().get(0), ascent.after().get(0));
    List<Note> notes =
        new ArrayList<>(
            List.of(
                Note.fact(
                    "Mean square of "
                        + score.layers(scene.network().model().graph()).iterator().next()
                        + " "
                        + how
                        + ", at the network's size.")));
    notes.addAll(Easel.warnings(ascent, List.of(score.toString())));
    return new Finding(
        new Synthesis(
            "Dreamt by " + layer.oneIn(scene.network().model().graph()),
            List.of(Tile.of("the picture", asLarge(picture, made)), Tile.of("dreamt", made)),
            Easel.curve(ascent, "mean square"),
            notes),
        Map.of("picture", made),
        ascent.frames().stream().map(f -> f.get(0)).toList());
  }
}
