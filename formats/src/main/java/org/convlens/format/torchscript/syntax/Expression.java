package org.convlens.format.torchscript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. Types are written as expressions, too: {@code Optional[List[int]]}. */
public sealed interface Expression {
  /**
   * @param value a Long, a Double, a Boolean, a String or {@link
   *     org.convlens.format.pickle.Pickle#NONE}
   */
  record Literal(Object value) implements Expression {}

  /** A variable, or what the language knows. */
  record Name(String name) implements Expression {}

  /** {@code of.name}. */
  record Attribute(Expression of, String name) implements Expression {}

  /** {@code of[at]}. */
  record Index(Expression of, Expression at) implements Expression {}

  /** {@code function(arguments)}. */
  record Call(Expression function, List<Argument> arguments) implements Expression {}

  /** A list, or a tuple. */
  record Sequence(boolean tuple, List<Expression> items) implements Expression {}

  /** {@code {key: value}}. */
  record Dictionary(List<Expression> keys, List<Expression> values) implements Expression {}

  /** {@code −number}. */
  record Negative(Expression of) implements Expression {}

  /**
   * One of a call's arguments.
   *
   * @param name where it is given by name
   */
  record Argument(@Nullable String name, Expression value) {}
}
