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

/** What was traced or scripted, as its source text says. */
final class Tracing implements Followed {
  private final Program program;
  private final Modules modules;
  private final Budget budget = new Budget();

  Tracing(Program program, Modules modules) throws FormatException {
    this.program = program;
    this.modules = modules;
    requireOnePicture();
  }

  @Override
  public Budget budget() {
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

  @Override
  public Graph graph(Shape picture) throws FormatException {
    budget.rise();
    Construction graph = new Construction(picture);
    Interpreter interpreter = new Interpreter(program, modules, graph, budget);
    List<Object> input = List.of(Symbol.of(graph.input()));
    Object result = interpreter.call(program.root(), "forward", input, Map.of());
    return graph.build(Outputs.of(result, budget));
  }
}
