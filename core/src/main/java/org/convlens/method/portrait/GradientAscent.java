package org.convlens.method.portrait;

import org.convlens.array.Volume;
import org.convlens.ascent.Climb;
import org.convlens.ascent.EvenSteps;
import org.convlens.ascent.Lens;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.PlainPaint;
import org.convlens.ascent.Wander;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.paper.Paper;

/**
 * The plain recipe: from grey noise, I += η · g / (√mean(g²) + 1e-5) with g = ∂F/∂I, F the mean of
 * a feature map, pixels 0..255; shown as (I − mean) / (std + 1e-5) · 0.1 + 0.5 (Chollet 2017).
 */
@About(
    summary = "What filters respond to, by plain gradient ascent on noise: sheets of filters.",
    formula =
        "I ← I + η · g / (√mean(g²) + 1e-5),  g = ∂ mean(Aₖ) / ∂I;  shown: (I − mean I) / (std I +"
            + " 1e-5) · 0.1 + 0.5",
    caution =
        "Nothing keeps the pixels natural: deep layers answer to patterns of single pixels, and"
            + " the contrast shown is made up.",
    compat =
        "The step divided by √mean(g²) + 1e-5 is flashtorch's as well; the 1e-5 counts for"
            + " pixels 0..1. Lucid and OmniXAI use Adam, tf-keras-vis RMSprop, which make the step"
            + " of each pixel a size of its own.",
    papers = {Paper.ERHAN_2009, Paper.SIMONYAN_2013, Paper.CHOLLET_2017})
public record GradientAscent(
    @Knob("layers whose filters are shown") Place layer,
    @Knob(value = "the first filter", from = 0) int first,
    @Knob(value = "filters shown of each layer; 0 shows all", from = 0) int limit,
    @Knob(value = "pictures side by side; 0 chooses", from = 0, to = 64) int columns,
    @Knob(value = "updates, exactly so many", from = 1, to = 100000) int steps,
    @Knob(value = "η, how far a pixel 0..255 goes in one update", from = 0, to = 255) double rate)
    implements Portrait {
  /** The noise to begin with: 128 to 148 of 255. */
  private static final double LEVEL = 128 / 255.0;

  private static final double BREADTH = 20 / 255.0;

  public GradientAscent {
    Knobs.validate(GradientAscent.class, layer, first, limit, columns, steps, rate);
  }

  @Override
  public Finding look(Scene scene) {
    Lens lens = new Lens(scene.network().model());
    int pixels = lens.channels() * lens.height() * lens.width();
    Climb climb =
        new Climb(
            new PlainPaint(pixels, lens.height(), LEVEL, BREADTH),
            new Wander(lens.height(), lens.width(), 0, 0, 0),
            size -> new EvenSteps(rate / 255),
            Penalty.NONE,
            steps);
    return new ChannelSheet(layer, first, limit, columns, climb, GradientAscent::developed)
        .look("What filters respond to", scene);
  }

  /** (I − mean) / (std + 1e-5) · 0.1 + 0.5, clipped to 0..1. */
  static Volume developed(Volume picture) {
    double mean = picture.mean();
    double spread = picture.standardDeviation() + 1e-5;
    return picture.map(v -> (float) Math.max(0, Math.min(1, (v - mean) / spread * 0.1 + 0.5)));
  }
}
