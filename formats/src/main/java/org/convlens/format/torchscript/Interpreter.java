package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.pickle.PickledObject;
import org.convlens.format.torchscript.syntax.Definition;
import org.convlens.format.torchscript.syntax.Definition.Function;
import org.convlens.format.torchscript.syntax.Definition.Parameter;
import org.convlens.format.torchscript.syntax.Expression;
import org.convlens.format.torchscript.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Follows a program with layers in the place of tensors. All else in it is known: what it decides
 * by is decided, and its loops end. Evaluation mode, whatever mode the modules were saved in.
 */
final class Interpreter {
  private final Program program;
  private final Modules modules;
  private final Construction graph;
  private final Budget budget;
  private String path = "";

  Interpreter(Program program, Modules modules, Construction graph, Budget budget) {
    this.program = program;
    this.modules = modules;
    this.graph = graph;
    this.budget = budget;
  }

  Program program() {
    return program;
  }

  Modules modules() {
    return modules;
  }

  Budget budget() {
    return budget;
  }

  /** What a module's method gives. Layers made in it are called after the module. */
  Object call(
      PickledObject module, String method, List<Object> arguments, Map<String, Object> named)
      throws FormatException {
    Function function = program.method(module, method);
    if (function == null) {
      throw refuse("the class '" + module.type() + "' has no method '" + method + "'");
    }
    requireNoHooks(module);
    String before = path;
    path = modules.path(module);
    int made = graph.size();
    List<Object> all = new ArrayList<>(List.of(module));
    all.addAll(arguments);
    Object result = call(function, all, named);
    if (Modules.isLeaf(module) && method.startsWith("forward")) {
      Object first = result instanceof List<?> list && !list.isEmpty() ? list.get(0) : result;
      if (first instanceof Symbol symbol) {
        graph.title(symbol.layer(), path, made);
      }
    }
    path = before;
    return result;
  }

  private void requireNoHooks(PickledObject module) throws FormatException {
    for (String hooks : List.of("__forward_hooks__", "__forward_pre_hooks__")) {
      Expression listed = program.type(module).fields().get(hooks);
      if (listed instanceof Expression.Sequence some && !some.items().isEmpty()) {
        throw refuse("the class '" + module.type() + "' has hooks, which are not supported");
      }
    }
  }

  Object call(Function function, List<Object> arguments, Map<String, Object> named)
      throws FormatException {
    budget.enter();
    Map<String, Object> variables = new HashMap<>();
    Expressions expressions = new Expressions(this, variables);
    List<Parameter> parameters = function.parameters();
    if (arguments.size() > parameters.size()) {
      throw refuse("'" + function.name() + "' is called with too many arguments");
    }
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Object given = i < arguments.size() ? arguments.get(i) : named.get(parameter.name());
      Expression initial = parameter.initial();
      if (given != null) {
        variables.put(parameter.name(), given);
      } else if (initial != null) {
        variables.put(parameter.name(), expressions.value(initial));
      } else {
        throw refuse("'" + function.name() + "' is called without '" + parameter.name() + "'");
      }
    }
    Object result = run(function.body(), expressions);
    budget.leave();
    return result == null ? Pickle.NONE : result;
  }

  /** A function of the program, or a tuple with names. */
  Object call(Reference reference, List<Object> arguments, Map<String, Object> named)
      throws FormatException {
    if (!reference.isOfProgram()) {
      for (Object argument : arguments) {
        budget.spend(argument instanceof List<?> list ? list.size() : 0);
      }
      return Operators.apply(new Call(reference.name(), path, arguments, named, graph));
    }
    Definition definition = program.find(reference.name());
    if (definition instanceof Function function) {
      return call(function, arguments, named);
    }
    Definition.Type type = (Definition.Type) definition;
    List<String> names = new ArrayList<>(type.fields().keySet());
    if (!type.kind().equals("NamedTuple") || arguments.size() > names.size()) {
      throw refuse("the program makes an object of '" + reference.name() + "', which is not built");
    }
    return new Named(names, arguments);
  }

  FormatException refuse(String why) {
    return new FormatException(path.isEmpty() ? why : "module '" + path + "': " + why);
  }

  /** What a block returns; nothing if it does not. */
  private @Nullable Object run(List<Statement> block, Expressions at) throws FormatException {
    for (Statement statement : block) {
      Object result = run(statement, at);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private @Nullable Object run(Statement statement, Expressions at) throws FormatException {
    budget.enter();
    Object result = null;
    if (statement instanceof Statement.Assign assign) {
      at.assign(assign.targets(), assign.shared(), at.value(assign.value()));
    } else if (statement instanceof Statement.Evaluate evaluate) {
      at.value(evaluate.expression());
    } else if (statement instanceof Statement.If branch) {
      result = run(at.isTrue(branch.condition()) ? branch.then() : branch.otherwise(), at);
    } else if (statement instanceof Statement.While loop) {
      while (result == null && at.isTrue(loop.condition())) {
        budget.spend(1);
        result = run(loop.body(), at);
      }
    } else if (statement instanceof Statement.For loop) {
      result = run(loop, at);
    } else if (statement instanceof Statement.Return end) {
      result = at.value(end.value());
    }
    budget.leave();
    return result;
  }

  private @Nullable Object run(Statement.For loop, Expressions at) throws FormatException {
    if (!(at.value(loop.over()) instanceof List<?> items)) {
      throw refuse("a loop does not run over a list");
    }
    Object result = null;
    for (int i = 0; i < items.size() && result == null; i++) {
      budget.spend(1);
      at.set(loop.variable(), items.get(i));
      result = run(loop.body(), at);
    }
    return result;
  }
}
