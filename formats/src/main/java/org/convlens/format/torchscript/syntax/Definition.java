package org.convlens.format.torchscript.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function or a class of a program. */
public sealed interface Definition {
  String name();

  record Function(String name, List<Parameter> parameters, List<Statement> body)
      implements Definition {}

  /**
   * @param type as it is written
   * @param initial what it is where a call does not give it
   */
  record Parameter(String name, @Nullable Expression type, @Nullable Expression initial) {}

  /**
   * @param kind what it is derived from: {@code Module}, {@code NamedTuple} ...
   * @param fields names in order, each with what it is set to, or an empty tuple
   */
  record Type(
      String name, String kind, Map<String, Expression> fields, Map<String, Function> methods)
      implements Definition {}
}
