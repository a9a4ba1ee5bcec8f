package org.convlens.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;

/**
 * A network done by hand: its logits are a given function of the picture and its gradient is a
 * given function too. The layer {@code logits} is the only one after the {@code input}.
 */
public final class HandNetwork implements Network {
  /** The picture's gradient for a seed at the logits. */
  @FunctionalInterface
  public interface Slope {
    Volume at(Volume picture, Volume seed);
  }

  public static final LayerId INPUT = new LayerId("input");
  public static final LayerId LOGITS = new LayerId("logits");

  private final Model model;
  private final UnaryOperator<Volume> logits;
  private final Slope slope;
  private int pictures;

  private HandNetwork(Model model, UnaryOperator<Volume> logits, Slope slope) {
    this.model = model;
    this.logits = logits;
    this.slope = slope;
  }

  /**
   * @param input the picture's shape
   */
  public static HandNetwork of(Shape input, UnaryOperator<Volume> logits, Slope slope) {
    return ending(new Flatten(1), input, logits, slope);
  }

  /** The same with maps in the place of logits. */
  public static HandNetwork ofMaps(Shape input, UnaryOperator<Volume> maps, Slope slope) {
    return ending(new Identity(), input, maps, slope);
  }

  private static HandNetwork ending(Op op, Shape input, UnaryOperator<Volume> logits, Slope slope) {
    Graph.Builder builder = new Graph.Builder();
    builder.input("input", input);
    LayerId last = builder.add("logits", op, List.of(INPUT), List.of());
    return new HandNetwork(TinyGraphs.model(builder.build(INPUT, last)), logits, slope);
  }

  /** The same functions said to belong to another model. */
  public HandNetwork with(Model other) {
    return new HandNetwork(other, logits, slope);
  }

  /** How many pictures were looked at so far. */
  public int pictures() {
    return pictures;
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public Network with(Backward rule) {
    return this;
  }

  @Override
  public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
    pictures += batch.size();
    return new HandTrace(batch);
  }

  @Override
  public void close() {}

  private final class HandTrace implements Trace {
    private final List<Volume> batch;

    HandTrace(List<Volume> batch) {
      this.batch = batch;
    }

    @Override
    public int items() {
      return batch.size();
    }

    @Override
    public Volume at(int item, LayerId layer) {
      return layer.equals(INPUT) ? batch.get(item) : logits.apply(batch.get(item));
    }

    @Override
    public Map<LayerId, List<Volume>> pull(Map<LayerId, List<Volume>> seeds, Set<LayerId> wrt) {
      List<Volume> seed = Objects.requireNonNull(seeds.get(LOGITS));
      List<Volume> gradients = new ArrayList<>();
      for (int item = 0; item < batch.size(); item++) {
        gradients.add(slope.at(batch.get(item), seed.get(item)));
      }
      Map<LayerId, List<Volume>> pulled = new LinkedHashMap<>();
      wrt.forEach(layer -> pulled.put(layer, layer.equals(INPUT) ? gradients : seed));
      return pulled;
    }

    @Override
    public Trace resume(LayerId layer, List<Volume> replaced) {
      return new HandTrace(replaced);
    }

    @Override
    public void close() {}
  }
}
