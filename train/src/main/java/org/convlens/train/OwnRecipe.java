package org.convlens.train;

import java.util.Map;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.method.NoKnob;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Mixing;
import org.convlens.train.network.NetworkText;
import org.convlens.train.network.Sequential;

/** A network that somebody wrote down. */
@About(
    summary = "A network of your own, told a layer a line.",
    formula = "as its text says",
    caution = "Nobody knows yet whether it learns: begin with few epochs and few pictures.")
public record OwnRecipe(
    @NoKnob String name,
    @NoKnob Sequential network,
    @KnobGroup Course course,
    @Knob("what the pixels become: unit is 0..1, signed is −1..1, imagenet is standardised")
        Scale pixels,
    @KnobGroup Augmentation augmentation,
    @KnobGroup Mixing mixing)
    implements Recipe {
  /** What the pixels 0..255 become. */
  public enum Scale {
    UNIT,
    SIGNED,
    IMAGENET
  }

  /** The usual settings: Keras's Adam, 10 epochs of batches of 32, a fifth held back. */
  public static OwnRecipe of(String name, Sequential network) {
    return new OwnRecipe(
        name,
        network,
        Course.DEFAULT.regime(Regime.DEFAULT.batch(32)),
        Scale.UNIT,
        Augmentation.NONE,
        Mixing.NONE);
  }

  /**
   * As a text says, with its {@code train} lines.
   *
   * @param name what the recipe and its network are called
   * @throws org.convlens.task.UsageException naming the line or the setting, and the remedy
   */
  public static OwnRecipe read(String text, String name) {
    NetworkText.Said said = NetworkText.read(text, name + ".txt");
    Map<String, String> settings = said.settings();
    return Knobs.with(of(name, said.network()), settings);
  }

  @Override
  public Loss loss() {
    return network.endsInOne() ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY;
  }

  @Override
  public Preprocessing preprocessing() {
    boolean grey = network.input().channels() == 1;
    return switch (pixels) {
      case UNIT -> grey ? UNIT_GREY : UNIT_RGB;
      case SIGNED -> Scaling.signed(grey);
      case IMAGENET -> Scaling.imagenet(grey);
    };
  }
}
