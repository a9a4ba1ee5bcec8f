package org.convlens.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Gather;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Trait;
import org.convlens.net.op.Transpose;
import org.convlens.task.UsageException;

/**
 * How a unit's number came about, and what becomes of it: the layer that weighs or pools, then what
 * follows it number by number (batch normalisation, activation function), as far as nobody else
 * listens.
 *
 * @param formulas in the order in which they are computed
 * @param asked which of them is the one that was asked for
 */
public record Derivation(List<Formula> formulas, int asked) {
  public Derivation {
    formulas = List.copyOf(formulas);
  }

  /** The one that was asked for. */
  public Formula formula() {
    return formulas.get(asked);
  }

  /** Layers whose numbers are needed: to be watched when the picture is traced. */
  public static Set<LayerId> watch(Graph graph, LayerId layer) {
    Set<LayerId> watch = new LinkedHashSet<>();
    for (LayerId id : chain(graph, layer)) {
      watch.add(id);
      graph.node(id).inputs().stream()
          .filter(input -> !(graph.node(input).op() instanceof Constant))
          .forEach(watch::add);
    }
    return watch;
  }

  /**
   * @param said what the layers of {@link #watch} said to a picture
   * @throws UsageException if there is no such unit, or no formula for its layer
   */
  public static Derivation of(
      Graph graph, LayerId layer, Cell unit, Function<LayerId, Volume> said) {
    unit.requireIn(said.apply(layer), layer);
    List<LayerId> chain = chain(graph, layer);
    List<Formula> formulas = new ArrayList<>();
    int flat = unit.in(said.apply(layer));
    int asked = 0;
    for (LayerId id : chain) {
      Making making = new Making(graph, graph.node(id), Cell.at(flat, said.apply(id)), said);
      if (id.equals(layer)) {
        asked = formulas.size();
        formulas.add(of(making));
      } else {
        around(making).ifPresent(formulas::add);
      }
    }
    return new Derivation(formulas, asked);
  }

  /** What comes before or after the one that was asked for may have no formula. */
  private static Optional<Formula> around(Making making) {
    try {
      return Optional.of(of(making));
    } catch (UsageException e) {
      return Optional.empty();
    }
  }

  private static List<LayerId> chain(Graph graph, LayerId layer) {
    List<LayerId> chain = new ArrayList<>(List.of(layer));
    Node first = graph.node(layer);
    while (isFunction(first.op())) {
      first = graph.node(first.input());
      if (first.inputs().isEmpty()) {
        break;
      }
      chain.add(0, first.id());
    }
    List<LayerId> users = graph.consumers(layer);
    while (users.size() == 1 && isFunction(graph.node(users.get(0)).op())) {
      chain.add(users.get(0));
      users = graph.consumers(users.get(0));
    }
    return chain;
  }

  /** Whether each number is made of the one in its own place. */
  private static boolean isFunction(Op op) {
    return op instanceof BatchNorm || op.is(Trait.ACTIVATES);
  }

  private static Formula of(Making making) {
    Op op = making.node().op();
    if (op instanceof Conv2d conv) {
      return Weighing.of(conv, making);
    }
    if (op instanceof ConvTranspose2d conv) {
      return Weighing.of(conv, making);
    }
    if (op instanceof Linear linear) {
      return Weighing.of(linear, making);
    }
    if (op instanceof MaxPool2d pool) {
      return Pooling.of(pool, making);
    }
    if (op instanceof AveragePool2d pool) {
      return Pooling.of(pool, making);
    }
    if (op instanceof GlobalPool2d pool) {
      return Pooling.of(pool, making);
    }
    if (op instanceof Reduce reduce) {
      return Pooling.of(reduce, making);
    }
    return op instanceof Softmax softmax ? Pooling.of(softmax, making) : point(op, making);
  }

  private static Formula point(Op op, Making making) {
    if (op instanceof BatchNorm norm) {
      return Pointwise.of(norm, making);
    }
    if (op instanceof Relu) {
      return Pointwise.relu(making);
    }
    if (op instanceof Clip clip) {
      return Pointwise.of(clip, making);
    }
    if (op instanceof PRelu) {
      return Pointwise.prelu(making);
    }
    if (op instanceof Elementwise function) {
      return Pointwise.of(function, making);
    }
    if (op instanceof Arithmetic arithmetic) {
      return Pointwise.of(arithmetic, making);
    }
    if (moves(op)) {
      return Moving.of(making);
    }
    throw making.refusal();
  }

  /** Whether numbers only change their places. */
  private static boolean moves(Op op) {
    return (op.is(Trait.PASSES) && !(op instanceof Cast))
        || op instanceof Concat
        || op instanceof Slice
        || op instanceof Transpose
        || op instanceof DepthToSpace
        || op instanceof SpaceToDepth
        || op instanceof Gather
        || op instanceof Expand
        || op instanceof Pad;
  }
}
