package org.convlens.train;

import java.util.Optional;
import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.method.NoKnob;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Mixing;
import org.convlens.train.network.Cut;
import org.convlens.train.network.NewHead;

/**
 * A network that was trained before learns other classes (Yosinski, Clune, Bengio, Lipson 2014).
 * Where pictures are not augmented, the layers that stay look at each picture only once.
 *
 * @param base what was opened: its preprocessing is kept
 */
@About(
    summary =
        "A network that was trained before learns your classes: its last layer is drawn anew.",
    formula = "all layers up to one stay as they are; the last one is drawn anew, and learns",
    caution = "It sees in your pictures what its first training taught it to see, and little else.")
public record TransferRecipe(
    @NoKnob Model base,
    @NoKnob NewHead network,
    @KnobGroup Course course,
    @KnobGroup Augmentation augmentation,
    @KnobGroup Mixing mixing)
    implements Recipe {
  /** 10 epochs of batches of 20 with Adam, a fifth held back; only the last layer learns. */
  public static TransferRecipe of(Model base) {
    return new TransferRecipe(
        base,
        NewHead.of(base.graph()),
        Course.DEFAULT.regime(Regime.DEFAULT.batch(20)),
        Augmentation.NONE,
        Mixing.NONE);
  }

  /** With another last layer that stays. */
  public TransferRecipe until(LayerId layer) {
    return new TransferRecipe(base, network.until(layer), course, augmentation, mixing);
  }

  /** Nothing stays. */
  public TransferRecipe untilNothing() {
    return until(base.graph().input());
  }

  @Override
  public String name() {
    return "transfer";
  }

  @Override
  public Preprocessing preprocessing() {
    return base.preprocessing();
  }

  @Override
  public Optional<Cut> cut(int classes) {
    boolean changing = !augmentation.equals(Augmentation.NONE);
    boolean everything = network.until().equals(base.graph().input());
    return changing || everything
        ? Optional.empty()
        : Cut.of(network.withClasses(classes).untrained(0), network.until());
  }
}
