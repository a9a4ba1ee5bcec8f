package org.convlens.format.torchscript.syntax;

import java.util.List;

/** What is done. */
public sealed interface Statement {
  /**
   * {@code target = value}.
   *
   * @param shared whether the targets share out a tuple, even if there is but one
   */
  record Assign(List<Expression> targets, boolean shared, Expression value) implements Statement {}

  /** An expression whose value nobody takes. */
  record Evaluate(Expression expression) implements Statement {}

  record If(Expression condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  record While(Expression condition, List<Statement> body) implements Statement {}

  record For(String variable, Expression over, List<Statement> body) implements Statement {}

  record Return(Expression value) implements Statement {}

  record Pass() implements Statement {}
}
