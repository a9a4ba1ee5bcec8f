package org.convlens.method.gradient;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;

/** y = Σ xᵖ over all numbers of the picture; ∂y/∂x = p xᵖ⁻¹. */
final class PowerNetwork {
  private PowerNetwork() {}

  static HandNetwork of(int power, Shape input) {
    return HandNetwork.of(
        input,
        x -> Volume.of(1, 1, 1, (float) x.map(v -> (float) Math.pow(v, power)).sum()),
        (x, seed) -> x.map(v -> seed.at(0) * power * (float) Math.pow(v, power - 1)));
  }
}
