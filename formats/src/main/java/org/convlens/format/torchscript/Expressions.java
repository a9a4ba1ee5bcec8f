package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.pickle.PickledObject;
import org.convlens.format.torchscript.syntax.Expression;
import org.convlens.format.torchscript.syntax.Expression.Argument;

/** The values of expressions within one call of a function. */
final class Expressions {
  /** What a variable holds that is set in a branch that is never reached. */
  private static final Object UNINITIALISED = new Object();

  private static final String CONSTANTS = "CONSTANTS";

  private final Interpreter interpreter;
  private final Map<String, Object> variables;

  Expressions(Interpreter interpreter, Map<String, Object> variables) {
    this.interpreter = interpreter;
    this.variables = variables;
  }

  void set(String variable, Object value) {
    variables.put(variable, value);
  }

  boolean isTrue(Expression condition) throws FormatException {
    Object value = value(condition);
    if (value instanceof Boolean flag) {
      return flag;
    }
    Object number = Numbers.of(value);
    if (number instanceof Number n) {
      return n.doubleValue() != 0;
    }
    throw interpreter.refuse("a decision depends on the numbers in a picture");
  }

  void assign(List<Expression> targets, boolean shared, Object value) throws FormatException {
    if (!shared) {
      assign(targets.get(0), value);
      return;
    }
    List<?> items = value instanceof Named named ? named.items() : List.of();
    items = value instanceof List<?> list ? list : items;
    if (items.size() != targets.size()) {
      throw interpreter.refuse(
          items.size() + " values are given to " + targets.size() + " variables");
    }
    for (int i = 0; i < items.size(); i++) {
      assign(targets.get(i), items.get(i));
    }
  }

  private void assign(Expression target, Object value) throws FormatException {
    if (target instanceof Expression.Name named) {
      variables.put(named.name(), value);
    } else {
      throw interpreter.refuse("the program changes its modules, which is not supported");
    }
  }

  Object value(Expression expression) throws FormatException {
    interpreter.budget().enter();
    Object value = evaluate(expression);
    interpreter.budget().leave();
    return value;
  }

  private Object evaluate(Expression expression) throws FormatException {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Expression.Name named) {
      return variable(named.name());
    }
    if (expression instanceof Expression.Attribute attribute) {
      return attribute(value(attribute.of()), attribute.name());
    }
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    if (expression instanceof Expression.Index index) {
      List<Object> both = List.of(value(index.of()), value(index.at()));
      return interpreter.call(new Reference("torch.__getitem__"), both, Map.of());
    }
    if (expression instanceof Expression.Sequence sequence) {
      List<Object> items = new ArrayList<>();
      for (Expression item : sequence.items()) {
        items.add(value(item));
      }
      return sequence.tuple() ? List.copyOf(items) : items;
    }
    if (expression instanceof Expression.Dictionary dictionary) {
      return dictionary(dictionary);
    }
    Object number = value(((Expression.Negative) expression).of());
    if (number instanceof Long whole) {
      return -whole;
    }
    if (number instanceof Double real) {
      return -real;
    }
    throw interpreter.refuse("a minus before what is not a number");
  }

  private Object dictionary(Expression.Dictionary dictionary) throws FormatException {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < dictionary.keys().size(); i++) {
      Object key = value(dictionary.keys().get(i));
      if (!LanguageOperators.isPlain(key)) {
        throw interpreter.refuse("a dictionary's key is not a number or a text");
      }
      map.put(key, value(dictionary.values().get(i)));
    }
    return map;
  }

  private Object variable(String name) throws FormatException {
    Object value = variables.get(name);
    if (value != null) {
      return value;
    }
    if (List.of("torch", "ops", CONSTANTS, Reference.PROGRAM).contains(name)) {
      return new Reference(name);
    }
    throw interpreter.refuse("nothing is called '" + name + "'");
  }

  private Object attribute(Object of, String name) throws FormatException {
    if (of instanceof Reference reference) {
      return reference.name().equals(CONSTANTS)
          ? Program.adopted("constants." + name, interpreter.program().constant(name))
          : reference.member(name);
    }
    if (of instanceof Named named && named.names().contains(name)) {
      int at = named.names().indexOf(name);
      return at < named.items().size() ? named.items().get(at) : Pickle.NONE;
    }
    if (of instanceof PickledObject module) {
      if (name.equals("training")) {
        return false;
      }
      Object value = module.attributes().get(name);
      if (value != null) {
        interpreter.budget().spend(value instanceof List<?> list ? list.size() : 0);
        String path = interpreter.modules().path(module);
        return Program.adopted(path.isEmpty() ? name : path + "." + name, value);
      }
      Expression constant = interpreter.program().type(module).fields().get(name);
      if (constant != null) {
        return value(constant);
      }
      throw interpreter.refuse("the class '" + module.type() + "' has no '" + name + "'");
    }
    throw interpreter.refuse("'" + name + "' of what has no attributes");
  }

  private Object call(Expression.Call call) throws FormatException {
    Expression function = call.function();
    if (function instanceof Expression.Name named && !variables.containsKey(named.name())) {
      return builtIn(named.name(), call.arguments());
    }
    if (function instanceof Expression.Attribute method) {
      Object of = value(method.of());
      if (of instanceof PickledObject module) {
        return interpreter.call(
            module, method.name(), positional(call.arguments()), named(call.arguments()));
      }
      return call(attribute(of, method.name()), call.arguments());
    }
    return call(value(function), call.arguments());
  }

  private Object call(Object function, List<Argument> arguments) throws FormatException {
    if (function instanceof Reference reference) {
      return interpreter.call(reference, positional(arguments), named(arguments));
    }
    throw interpreter.refuse("the program calls what is not a function");
  }

  private List<Object> positional(List<Argument> arguments) throws FormatException {
    List<Object> values = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument.name() == null) {
        values.add(value(argument.value()));
      }
    }
    return values;
  }

  private Map<String, Object> named(List<Argument> arguments) throws FormatException {
    Map<String, Object> values = new HashMap<>();
    for (Argument argument : arguments) {
      if (argument.name() != null) {
        values.put(argument.name(), value(argument.value()));
      }
    }
    return values;
  }

  private Object builtIn(String name, List<Argument> arguments) throws FormatException {
    switch (name) {
      case "annotate", "unchecked_cast" -> {
        return value(last(name, arguments));
      }
      case "uninitialized" -> {
        return UNINITIALISED;
      }
      case "getattr" -> {
        Object of = value(arguments.get(0).value());
        if (value(last(name, arguments)) instanceof String member) {
          return attribute(of, member);
        }
      }
      case "range" -> {
        return range(positional(arguments));
      }
      case "print" -> {
        return Pickle.NONE;
      }
      case "isinstance" -> {
        return isOf(value(arguments.get(0).value()), last(name, arguments));
      }
      case "int", "float", "bool", "str" -> {
        return converted(name, value(last(name, arguments)));
      }
      default -> {}
    }
    throw interpreter.refuse("the program calls '" + name + "', which is not supported");
  }

  private boolean isOf(Object value, Expression type) throws FormatException {
    Expression of = type instanceof Expression.Index index ? index.of() : type;
    String name = of instanceof Expression.Name named ? named.name() : "";
    return switch (name) {
      case "Tensor" -> value instanceof Symbol || value instanceof Known;
      case "List", "Tuple" -> value instanceof List<?>;
      case "Dict" -> value instanceof Map<?, ?>;
      case "int" -> value instanceof Long || value instanceof Pictures;
      case "float" -> value instanceof Double;
      case "bool" -> value instanceof Boolean;
      case "str" -> value instanceof String;
      default ->
          throw interpreter.refuse("the program asks for what is of the type '" + name + "'");
    };
  }

  private Expression last(String name, List<Argument> arguments) throws FormatException {
    if (arguments.isEmpty()) {
      throw interpreter.refuse("'" + name + "' is called with nothing");
    }
    return arguments.get(arguments.size() - 1).value();
  }

  private Object converted(String name, Object value) throws FormatException {
    if (name.equals("str")) {
      return LanguageOperators.text(value);
    }
    if (name.equals("float") && value instanceof String text) {
      return text.contains("nan")
          ? Double.NaN
          : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    String operator =
        name.equals("int") ? "torch.Int" : name.equals("float") ? "torch.Float" : "torch.Bool";
    return interpreter.call(new Reference(operator), List.of(value), Map.of());
  }

  private List<Object> range(List<Object> ends) throws FormatException {
    long first = 0;
    long last = -1;
    if (ends.size() == 1 && ends.get(0) instanceof Long end) {
      last = end;
    } else if (ends.size() == 2
        && ends.get(0) instanceof Long start
        && ends.get(1) instanceof Long end) {
      first = start;
      last = end;
    } else {
      throw interpreter.refuse("a loop's range is not known");
    }
    interpreter.budget().spend(Math.max(0, Math.subtractExact(last, first)));
    List<Object> numbers = new ArrayList<>();
    for (long i = first; i < last; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
