package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.Graph;
import org.convlens.net.op.Size;

/**
 * Calls that were recorded while a network ran, followed with the weights of a file. The first
 * value is the picture.
 */
public final class Recording implements Followed {
  private final List<RecordedCall> calls;
  private final Map<String, RecordedCall.Result> outputs;
  private final Map<String, Known> weights = new HashMap<>();
  private final List<Known> constants = new ArrayList<>();
  private final Set<String> inner;
  private final Budget budget = new Budget();

  /**
   * @param outputs by their names, counted back from the end; a single one may be called ""
   * @param weights by the names that the calls give them
   * @param constants by their numbers
   */
  public Recording(
      List<RecordedCall> calls,
      Map<String, RecordedCall.Result> outputs,
      Map<String, Tensor> weights,
      List<Tensor> constants) {
    this.calls = List.copyOf(calls);
    this.outputs = new LinkedHashMap<>(outputs);
    weights.forEach((name, tensor) -> this.weights.put(name, Known.of(name, tensor)));
    for (Tensor constant : constants) {
      this.constants.add(Known.of("constant" + this.constants.size(), constant));
    }
    inner = Titles.inner(calls.stream().map(c -> c.module().path()).toList());
  }

  /**
   * The network for pictures of a size: any number of them, or one at a time where the recording
   * joins the axis of the pictures with others.
   *
   * @throws FormatException naming an operator that is not read
   * @throws IllegalArgumentException if its layers do not fit the pictures
   */
  public Graph graph(Size size, int channels) throws FormatException {
    return new InputSearch(this, channels, true).graph(size);
  }

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public Graph graph(Shape picture) throws FormatException {
    budget.rise();
    Construction graph = new Construction(picture);
    Titles titles = new Titles(graph, inner);
    List<Object> values = new ArrayList<>(List.of(Symbol.of(graph.input())));
    for (RecordedCall call : calls) {
      titles.at(call.module().call(), call.module().path());
      List<Object> arguments = new ArrayList<>();
      for (Object argument : call.arguments()) {
        arguments.add(value(argument, values, graph));
      }
      Map<String, Object> named = new HashMap<>();
      for (Map.Entry<String, Object> entry : call.named().entrySet()) {
        named.put(entry.getKey(), value(entry.getValue(), values, graph));
      }
      budget.spend(1 + arguments.size());
      Object result = result(call, arguments, named, graph);
      titles.gave(result);
      List<?> several = result instanceof List<?> list ? list : List.of(result);
      for (int i = 0; i < call.results(); i++) {
        values.add(i < several.size() ? several.get(i) : Pickle.NONE);
      }
    }
    titles.end();
    Map<Object, Object> ends = new LinkedHashMap<>();
    for (Map.Entry<String, RecordedCall.Result> output : outputs.entrySet()) {
      ends.put(output.getKey(), value(output.getValue(), values, graph));
    }
    return graph.build(Outputs.of(ends, budget));
  }

  private static Object result(
      RecordedCall call, List<Object> arguments, Map<String, Object> named, Construction graph)
      throws FormatException {
    String path = call.module().path();
    Call plain = new Call("torch." + call.operator(), path, arguments, named, graph);
    return call.operator().equals("pad_same")
        ? SamePadding.of(plain).result()
        : Operators.apply(plain);
  }

  private Object value(Object argument, List<Object> values, Construction graph)
      throws FormatException {
    if (argument instanceof RecordedCall.Result result) {
      return values.get(values.size() - result.back());
    }
    if (argument instanceof RecordedCall.Extent extent) {
      return extent(extent, value(extent.of(), values, graph), graph);
    }
    if (argument instanceof RecordedCall.Stored stored) {
      Known weight = weights.get(stored.name());
      if (weight == null) {
        throw new FormatException("the weights '" + stored.name() + "' are missing");
      }
      return weight;
    }
    if (argument instanceof RecordedCall.Fixed fixed) {
      return constants.get(fixed.number());
    }
    if (!(argument instanceof List<?> list)) {
      return argument;
    }
    List<Object> items = new ArrayList<>();
    for (Object item : list) {
      items.add(value(item, values, graph));
    }
    return items;
  }

  private static Long extent(RecordedCall.Extent extent, Object of, Construction graph)
      throws FormatException {
    if (!(of instanceof Symbol symbol)) {
      throw new FormatException("an extent of what is not computed: the recording is damaged");
    }
    long own = graph.shape(symbol.layer()).extent(extent.axis());
    return Math.max(extent.least(), own * extent.times() / extent.by());
  }
}
