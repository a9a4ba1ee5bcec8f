package org.convlens.format.torchscript.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.torchscript.syntax.Definition.Function;
import org.convlens.format.torchscript.syntax.Definition.Parameter;
import org.convlens.format.torchscript.syntax.Expression.Sequence;
import org.convlens.format.torchscript.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a file of a program. What is not of this part of Python is refused with its line. */
public final class Parser extends ExpressionParser {
  private static final Expression NONE = new Expression.Literal(Pickle.NONE);
  private static final Expression NOTHING = new Sequence(true, List.of());

  private Parser(Tokens tokens) {
    super(tokens);
  }

  /**
   * The functions and classes of a file, by name.
   *
   * @param file its name, for refusals
   * @throws FormatException with the line, if it is not of this part of Python
   */
  public static Map<String, Definition> parse(String file, String source) throws FormatException {
    Parser parser = new Parser(new Tokens(file, source));
    Map<String, Definition> definitions = new LinkedHashMap<>();
    while (parser.tokens.peek().kind() != Kind.END) {
      if (parser.tokens.peek().kind() == Kind.NEWLINE) {
        parser.tokens.take();
        continue;
      }
      Definition definition = parser.definition();
      definitions.put(definition.name(), definition);
    }
    return definitions;
  }

  private Definition definition() throws FormatException {
    if (atWord("op_version_set")) {
      throw new FormatException(
          "this TorchScript program was saved by PyTorch 1.3 or older: load and save it again");
    }
    if (atWord("class")) {
      return type();
    }
    if (atWord("def")) {
      return function();
    }
    throw tokens.refuse("begins with '" + tokens.peek().text() + "': damaged");
  }

  private Definition.Type type() throws FormatException {
    tokens.take();
    String name = name();
    expect("(");
    String kind = at(")") ? "" : name();
    expect(")");
    Map<String, Expression> fields = new LinkedHashMap<>();
    Map<String, Function> methods = new LinkedHashMap<>();
    open();
    while (!close()) {
      if (atWord("def")) {
        Function method = function();
        methods.put(method.name(), method);
      } else if (atWord("pass")) {
        tokens.take();
        end();
      } else {
        field(fields);
      }
    }
    return new Definition.Type(name, kind, fields, methods);
  }

  /** {@code name : Type}, {@code name : Type = value} or {@code name = value}. */
  private void field(Map<String, Expression> fields) throws FormatException {
    Expression target = expression();
    boolean typed = accept(":");
    if (typed) {
      expression();
    }
    Expression value = accept("=") ? list() : NOTHING;
    end();
    if (target instanceof Expression.Name named) {
      fields.put(named.name(), value);
    }
  }

  private Function function() throws FormatException {
    tokens.take();
    String name = name();
    expect("(");
    List<Parameter> parameters = new ArrayList<>();
    while (!at(")")) {
      if (!accept("*")) {
        String parameter = name();
        Expression type = accept(":") ? expression() : null;
        @Nullable Expression initial = accept("=") ? expression() : null;
        parameters.add(new Parameter(parameter, type, initial));
      }
      if (!accept(",")) {
        break;
      }
    }
    expect(")");
    if (accept("->")) {
      expression();
    }
    return new Function(name, parameters, block());
  }

  private List<Statement> block() throws FormatException {
    enter();
    open();
    List<Statement> statements = new ArrayList<>();
    while (!close()) {
      statements.add(statement());
    }
    leave();
    return statements;
  }

  private void open() throws FormatException {
    expect(":");
    end();
    if (tokens.take().kind() != Kind.INDENT) {
      throw tokens.refuse("should be indented: damaged");
    }
  }

  private boolean close() throws FormatException {
    boolean there = tokens.peek().kind() == Kind.DEDENT;
    if (there) {
      tokens.take();
    }
    return there;
  }

  private void end() throws FormatException {
    Kind kind = tokens.peek().kind();
    if (kind == Kind.NEWLINE) {
      tokens.take();
    } else if (kind != Kind.END && kind != Kind.DEDENT) {
      throw tokens.refuse("has '" + tokens.peek().text() + "' where it should end: damaged");
    }
  }

  private Statement statement() throws FormatException {
    Token first = tokens.peek();
    switch (first.kind() == Kind.NAME ? first.text() : "") {
      case "if" -> {
        tokens.take();
        return branch();
      }
      case "while" -> {
        tokens.take();
        return new Statement.While(expression(), block());
      }
      case "for" -> {
        tokens.take();
        String variable = name();
        if (!atWord("in")) {
          throw tokens.refuse("has a loop that is not understood");
        }
        tokens.take();
        return new Statement.For(variable, expression(), block());
      }
      case "with", "del", "import", "from", "raise", "assert", "def", "class", "try" ->
          throw tokens.refuse("has the statement '" + first.text() + "', which is not supported");
      default -> {
        Statement statement = simple(first);
        end();
        return statement;
      }
    }
  }

  private Statement branch() throws FormatException {
    enter();
    Expression condition = expression();
    List<Statement> then = block();
    List<Statement> otherwise = List.of();
    if (atWord("elif")) {
      tokens.take();
      otherwise = List.of(branch());
    } else if (atWord("else")) {
      tokens.take();
      otherwise = block();
    }
    leave();
    return new Statement.If(condition, then, otherwise);
  }

  private Statement simple(Token first) throws FormatException {
    if (first.is(Kind.NAME, "pass")) {
      tokens.take();
      return new Statement.Pass();
    }
    if (first.is(Kind.NAME, "return")) {
      tokens.take();
      Kind next = tokens.peek().kind();
      boolean empty = next == Kind.NEWLINE || next == Kind.END || next == Kind.DEDENT;
      return new Statement.Return(empty ? NONE : list());
    }
    Expression target = list();
    if (accept(":")) {
      expression();
    }
    if (!accept("=")) {
      return new Statement.Evaluate(target);
    }
    boolean several = target instanceof Sequence;
    List<Expression> targets = several ? ((Sequence) target).items() : List.of(target);
    return new Statement.Assign(targets, several, list());
  }
}
