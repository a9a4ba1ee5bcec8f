package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.Graph;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls of an exported program, one after another. */
final class ExportedTracing implements Followed {
  private static final String ATEN = "torch.ops.aten.";

  /** Python's own operators of whole numbers, by the names that PyTorch's have. */
  private static final Map<String, String> PYTHON =
      Map.of("truediv", "div", "mod", "remainder", "sym_float", "Float", "sym_int", "Int");

  /** What only checks the input. */
  private static final Set<String> CHECKS =
      Set.of(
          "_assert_tensor_metadata",
          "_assert_scalar",
          "_assert_async",
          "sym_constrain_range",
          "sym_constrain_range_for_size");

  private final ExportedProgram program;
  private final Budget budget = new Budget();
  private final Set<String> inner;

  ExportedTracing(ExportedProgram program) throws FormatException {
    this.program = program;
    program.picture();
    List<String> paths = new ArrayList<>();
    program.graph().path("nodes").forEach(node -> paths.add(module(node).path()));
    inner = Titles.inner(paths);
  }

  /**
   * A module at work.
   *
   * @param call which of its calls
   */
  private record Module(String call, String path) {}

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public Graph graph(Shape picture) throws FormatException {
    budget.rise();
    Construction graph = new Construction(picture);
    Map<String, Object> values = new HashMap<>(program.names());
    values.put(program.picture(), Symbol.of(graph.input()));
    Titles titles = new Titles(graph, inner);
    for (JsonNode node : program.graph().path("nodes")) {
      Module module = module(node);
      titles.at(module.call(), module.path());
      Object result = result(node, module, graph, values);
      titles.gave(result);
      keep(node.path("outputs"), result, values);
    }
    titles.end();
    return graph.build(Outputs.of(output(values), budget));
  }

  private static Module module(JsonNode node) {
    String stack = node.path("metadata").path("nn_module_stack").asString("");
    String[] innermost = stack.substring(stack.lastIndexOf(';') + 1).split(",", -1);
    return innermost.length < 3 ? new Module("", "") : new Module(innermost[0], innermost[1]);
  }

  private Object result(JsonNode node, Module at, Construction graph, Map<String, Object> values)
      throws FormatException {
    String target = node.path("target").asString("");
    String name = operator(target);
    ExportedArguments arguments = new ExportedArguments(values);
    List<Object> given = arguments.byPlace(node.path("inputs"));
    budget.spend(1);
    for (Object each : given) {
      budget.spend(each instanceof List<?> list ? list.size() : 0);
    }
    Map<String, Object> named = arguments.byName(node.path("inputs"));
    return CHECKS.contains(name)
        ? Pickle.NONE
        : Operators.apply(new Call("torch." + name, at.path(), given, named, graph));
  }

  /** The name without its overload: {@code torch.ops.aten.mean.dim} is {@code mean}. */
  private static String operator(String target) throws FormatException {
    if (target.startsWith(ATEN)) {
      String name = target.substring(ATEN.length());
      int dot = name.indexOf('.');
      String own = dot > 0 ? name.substring(0, dot) : name;
      return own.replaceFirst("^sym_", "");
    }
    if (target.startsWith("_operator.") || target.startsWith("torch.sym_")) {
      String own = target.substring(target.lastIndexOf('.') + 1);
      return PYTHON.getOrDefault(own, own);
    }
    throw new FormatException(
        target
            + ": this operator is not supported; ONNX may write it as others (torch.onnx.export)");
  }

  /** Puts what a call gives under the names that it gets. */
  private static void keep(JsonNode outputs, Object result, Map<String, Object> values)
      throws FormatException {
    List<JsonNode> names = new ArrayList<>();
    for (JsonNode output : outputs) {
      if (output.has("as_tensors")) {
        output.path("as_tensors").forEach(t -> names.add(t.path("name")));
      } else if (output.has("as_tensor")) {
        names.add(output.path("as_tensor").path("name"));
      } else {
        output.forEach(o -> names.add(o.path("as_name")));
      }
    }
    List<?> several = result instanceof List<?> list ? list : List.of(result);
    if (outputs.size() == 1 && outputs.path(0).has("as_tensors") && several.size() < names.size()) {
      throw new FormatException("a call gives " + several.size() + " tensors, not " + names.size());
    }
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i).asString(""), i < several.size() ? several.get(i) : Pickle.NONE);
    }
  }

  /** What the program gives: a dictionary with its names, else a list. */
  private Object output(Map<String, Object> values) throws FormatException {
    ExportedArguments arguments = new ExportedArguments(values);
    List<Object> outputs = new ArrayList<>();
    for (JsonNode output : program.graph().path("outputs")) {
      outputs.add(arguments.value(output));
    }
    JsonNode keys = keys();
    if (keys.size() != outputs.size() || keys.isEmpty()) {
      return outputs;
    }
    Map<Object, Object> dictionary = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      dictionary.put(keys.path(i).asString(""), outputs.get(i));
    }
    return dictionary;
  }

  /** The names of a dictionary of outputs; nothing for what is none. */
  private JsonNode keys() {
    JsonNode tree = program.results().path(0).path("signature").path("out_spec");
    try {
      JsonNode spec = BoundedJson.tree(tree.asString("[]")).path(1);
      String type = spec.path("type").asString("");
      return type.endsWith("ict")
          ? BoundedJson.tree(spec.path("context").asString("[]"))
          : spec.path("none");
    } catch (JacksonException e) {
      return tree.path("none");
    }
  }
}
