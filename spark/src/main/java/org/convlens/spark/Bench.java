package org.convlens.spark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.ShardLook;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.OpenedPicture;
import org.convlens.torch.Torch;
import org.jspecify.annotations.Nullable;

/**
 * The engine and the network of an executor: one for all its tasks, so that weights lie in memory
 * once. It lives as long as the process, or until another plan is carried out.
 */
final class Bench {
  private static @Nullable Bench latest;

  private final List<String> order;
  private final Network network;
  private final ShardLook look;

  private Bench(List<String> order, Network network, ShardLook look) {
    this.order = order;
    this.network = network;
    this.look = look;
  }

  /** The bench of a plan in this process. */
  static synchronized Bench of(ShardTask task) throws IOException {
    Bench there = latest;
    if (there != null && there.order.equals(order(task))) {
      return there;
    }
    if (there != null) {
      there.network.close();
      latest = null;
    }
    Bench made = made(task);
    latest = made;
    return made;
  }

  /** What sets one apart: each task brings settings of its own for the same file systems. */
  private static List<String> order(ShardTask task) {
    return List.of(task.plan(), task.pictures(), task.atlas());
  }

  ShardLook look() {
    return look;
  }

  private static Bench made(ShardTask task) throws IOException {
    AtlasPlan plan = Shipped.here(AtlasPlan.of(task.plan()));
    Question question = plan.question();
    Engine engine = Torch.engine(new Torch.Options(question.threads(), question.precision()));
    Network network = engine.open(OpenedModel.open(question.network()).model());
    Optional<Volume> mask = Optional.empty();
    if (plan.mask().isPresent()) {
      mask = Optional.of(OpenedPicture.open(plan.mask().get()).pixels().foldChannels(Math::max));
    }
    ShardLook look =
        new ShardLook(
            network,
            plan,
            mask,
            engine.facts(),
            Places.pictures(task.pictures(), task.files().value()),
            Places.store(task.atlas(), task.files().value()));
    return new Bench(order(task), network, look);
  }
}
