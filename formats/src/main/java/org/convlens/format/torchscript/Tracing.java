package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.torchscript.syntax.Definition.Function;
import org.convlens.format.torchscript.syntax.Definition.Parameter;
import org.convlens.format.torchscript.syntax.Expression;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;

/** A program followed from its input to its outputs, once for each input that is tried. */
final class Tracing {
  private static final int MOST_OUTPUTS = 1000;
  private static final List<String> MAIN = List.of("out", "logits", "output", "pred", "scores");

  private final Program program;
  private final Modules modules;
  private final Budget budget = new Budget();

  Tracing(Program program, Modules modules) throws FormatException {
    this.program = program;
    this.modules = modules;
    requireOnePicture();
  }

  Budget budget() {
    return budget;
  }

  private void requireOnePicture() throws FormatException {
    Function forward = program.method(program.root(), "forward");
    if (forward == null) {
      throw new FormatException("the program has no method 'forward'");
    }
    List<String> open = new ArrayList<>();
    for (Parameter parameter : forward.parameters().subList(1, forward.parameters().size())) {
      if (parameter.initial() == null) {
        open.add(parameter.name());
      }
    }
    if (open.size() != 1) {
      throw new FormatException(
          "the network has " + open.size() + " inputs " + open + ": ConvLens reads one");
    }
    Expression type = forward.parameters().get(1).type();
    if (type != null && !(type instanceof Expression.Name named && named.name().equals("Tensor"))) {
      throw new FormatException("the network's input '" + open.get(0) + "' is not a tensor");
    }
  }

  /**
   * The network for pictures of a shape.
   *
   * @throws IllegalArgumentException if its layers do not fit them
   */
  Graph graph(Shape picture) throws FormatException {
    budget.rise();
    Construction graph = new Construction(picture);
    Interpreter interpreter = new Interpreter(program, modules, graph, budget);
    List<Object> input = List.of(Symbol.of(graph.input()));
    Object result = interpreter.call(program.root(), "forward", input, Map.of());
    List<LayerId> outputs = new ArrayList<>();
    collect(result, outputs);
    if (outputs.isEmpty()) {
      throw new FormatException("the program gives no tensor");
    }
    return graph.build(outputs.stream().distinct().toList());
  }

  /** The tensors in a result; of a dictionary, the one that is called the main one first. */
  private void collect(Object result, List<LayerId> outputs) throws FormatException {
    budget.enter();
    if (outputs.size() >= MOST_OUTPUTS) {
      throw new FormatException("the program gives more than " + MOST_OUTPUTS + " tensors");
    }
    if (result instanceof Symbol symbol) {
      outputs.add(symbol.layer());
    } else if (result instanceof Named named) {
      collect(named.items(), outputs);
    } else if (result instanceof List<?> list) {
      for (Object item : list) {
        collect(item, outputs);
      }
    } else if (result instanceof Map<?, ?> map) {
      for (String name : MAIN) {
        if (map.get(name) instanceof Symbol symbol) {
          outputs.add(symbol.layer());
        }
      }
      for (Object item : map.values()) {
        collect(item, outputs);
      }
    }
    budget.leave();
  }
}
