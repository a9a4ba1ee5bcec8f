package org.convlens.format.torchscript.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.torchscript.syntax.Expression.Argument;
import org.convlens.format.torchscript.syntax.Token.Kind;

/** Reads expressions. Their nesting is bounded. */
class ExpressionParser {
  /** The most brackets and blocks within one another. */
  static final int DEEPEST = 200;

  private static final Map<String, Object> CONSTANTS =
      Map.of(
          "None",
          Pickle.NONE,
          "True",
          true,
          "False",
          false,
          "inf",
          Double.POSITIVE_INFINITY,
          "nan",
          Double.NaN);

  final Tokens tokens;
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Goes one level down; {@link #leave} comes back. */
  final void enter() throws FormatException {
    if (++depth > DEEPEST) {
      throw tokens.refuse("nests deeper than " + DEEPEST + " levels");
    }
  }

  final void leave() {
    depth--;
  }

  final boolean at(String symbol) {
    return tokens.peek().is(Kind.SYMBOL, symbol);
  }

  final boolean atWord(String word) {
    return tokens.peek().is(Kind.NAME, word);
  }

  final boolean accept(String symbol) throws FormatException {
    boolean there = at(symbol);
    if (there) {
      tokens.take();
    }
    return there;
  }

  final void expect(String symbol) throws FormatException {
    if (!accept(symbol)) {
      throw tokens.refuse(
          "has '" + tokens.peek().text() + "' where '" + symbol + "' belongs: damaged");
    }
  }

  final String name() throws FormatException {
    if (tokens.peek().kind() != Kind.NAME) {
      throw tokens.refuse("has '" + tokens.peek().text() + "' where a name belongs: damaged");
    }
    return tokens.take().text();
  }

  /** One expression, or several with commas between or after them, which are a tuple. */
  final Expression list() throws FormatException {
    Expression first = expression();
    if (!at(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (accept(",") && starts()) {
      items.add(expression());
    }
    return new Expression.Sequence(true, items);
  }

  private boolean starts() {
    Token next = tokens.peek();
    return switch (next.kind()) {
      case NAME, NUMBER, TEXT -> true;
      case SYMBOL -> "([{-".contains(next.text());
      default -> false;
    };
  }

  final Expression expression() throws FormatException {
    enter();
    Expression value = primary();
    while (true) {
      if (accept(".")) {
        value = new Expression.Attribute(value, name());
      } else if (accept("[")) {
        value = new Expression.Index(value, at("]") ? empty() : list());
        expect("]");
      } else if (accept("(")) {
        value = new Expression.Call(value, arguments());
      } else {
        leave();
        return value;
      }
    }
  }

  private static Expression empty() {
    return new Expression.Sequence(true, List.of());
  }

  private Expression primary() throws FormatException {
    Token token = tokens.take();
    switch (token.kind()) {
      case NAME -> {
        Object constant = CONSTANTS.get(token.text());
        return constant == null
            ? new Expression.Name(token.text())
            : new Expression.Literal(constant);
      }
      case NUMBER -> {
        return new Expression.Literal(number(token.text()));
      }
      case TEXT -> {
        return new Expression.Literal(token.text());
      }
      case SYMBOL -> {
        switch (token.text()) {
          case "-" -> {
            return new Expression.Negative(expression());
          }
          case "(" -> {
            Expression inner = at(")") ? empty() : list();
            expect(")");
            return inner;
          }
          case "[" -> {
            return new Expression.Sequence(false, items("]"));
          }
          case "{" -> {
            return dictionary();
          }
          default -> {}
        }
      }
      default -> {}
    }
    throw tokens.refuse("has '" + token.text() + "' where a value belongs: damaged");
  }

  private List<Expression> items(String end) throws FormatException {
    List<Expression> items = new ArrayList<>();
    while (!at(end)) {
      items.add(expression());
      if (!accept(",")) {
        break;
      }
    }
    expect(end);
    return items;
  }

  private Expression dictionary() throws FormatException {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!at("}")) {
      keys.add(expression());
      expect(":");
      values.add(expression());
      if (!accept(",")) {
        break;
      }
    }
    expect("}");
    return new Expression.Dictionary(keys, values);
  }

  private List<Argument> arguments() throws FormatException {
    List<Argument> arguments = new ArrayList<>();
    while (!at(")")) {
      Expression value = expression();
      if (value instanceof Expression.Name named && accept("=")) {
        arguments.add(new Argument(named.name(), expression()));
      } else {
        arguments.add(new Argument(null, value));
      }
      if (!accept(",")) {
        break;
      }
    }
    expect(")");
    return arguments;
  }

  private Object number(String text) throws FormatException {
    try {
      boolean whole = text.chars().allMatch(c -> c >= '0' && c <= '9');
      return whole ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw tokens.refuse("has the number '" + text + "': damaged");
    }
  }
}
