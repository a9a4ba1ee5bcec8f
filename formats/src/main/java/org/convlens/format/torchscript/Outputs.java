package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;

/** The tensors that a program gives. */
final class Outputs {
  private static final int MOST = 1000;
  private static final List<String> MAIN = List.of("out", "logits", "output", "pred", "scores");

  private final Budget budget;
  private final List<LayerId> layers = new ArrayList<>();

  private Outputs(Budget budget) {
    this.budget = budget;
  }

  /**
   * The tensors in a result, each once; of a dictionary, the one that is called the main one first.
   *
   * @throws FormatException if there is none
   */
  static List<LayerId> of(Object result, Budget budget) throws FormatException {
    Outputs outputs = new Outputs(budget);
    outputs.collect(result);
    if (outputs.layers.isEmpty()) {
      throw new FormatException("the program gives no tensor");
    }
    return outputs.layers.stream().distinct().toList();
  }

  private void collect(Object result) throws FormatException {
    budget.enter();
    if (layers.size() >= MOST) {
      throw new FormatException("the program gives more than " + MOST + " tensors");
    }
    if (result instanceof Symbol symbol) {
      layers.add(symbol.layer());
    } else if (result instanceof Named named) {
      collect(named.items());
    } else if (result instanceof List<?> list) {
      for (Object item : list) {
        collect(item);
      }
    } else if (result instanceof Map<?, ?> map) {
      for (String name : MAIN) {
        if (map.get(name) instanceof Symbol symbol) {
          layers.add(symbol.layer());
        }
      }
      for (Object item : map.values()) {
        collect(item);
      }
    }
    budget.leave();
  }
}
