package org.convlens.format.torchscript.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.convlens.format.file.FormatException;
import org.convlens.format.torchscript.syntax.Token.Kind;

/** A program's words, one after the other. Lines within brackets go on; indents become tokens. */
final class Tokens {
  private final String file;
  private final String source;
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int brackets;
  private boolean lineStarts = true;
  private int closing;
  private Token next;

  /**
   * @param file its name, for refusals
   */
  Tokens(String file, String source) throws FormatException {
    this.file = file;
    this.source = source;
    indents.push(0);
    next = scan();
  }

  /** The next word, which stays there. */
  Token peek() {
    return next;
  }

  /** The next word. */
  Token take() throws FormatException {
    Token token = next;
    next = scan();
    return token;
  }

  FormatException refuse(String what) {
    return new FormatException("line " + next.line() + " of '" + file + "' " + what);
  }

  private Token scan() throws FormatException {
    if (closing > 0) {
      closing--;
      return new Token(Kind.DEDENT, "", line);
    }
    if (lineStarts && brackets == 0) {
      int indent = indent();
      if (indent > indents.element()) {
        indents.push(indent);
        return new Token(Kind.INDENT, "", line);
      }
      while (indent < indents.element()) {
        indents.pop();
        closing++;
      }
      if (closing > 0) {
        closing--;
        return new Token(Kind.DEDENT, "", line);
      }
    }
    return word();
  }

  /** Skips empty lines and gives the spaces before the next one's first word. */
  private int indent() {
    lineStarts = false;
    while (true) {
      int start = at;
      while (at < source.length() && source.charAt(at) == ' ') {
        at++;
      }
      if (at >= source.length()) {
        return 0;
      }
      char c = source.charAt(at);
      if (c != '\n' && c != '\r' && c != '#') {
        return at - start;
      }
      skipLine();
    }
  }

  private void skipLine() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end + 1;
    line++;
  }

  private Token word() throws FormatException {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n' && brackets == 0) {
        Token token = new Token(Kind.NEWLINE, "", line++);
        at++;
        lineStarts = true;
        return token;
      }
      if (c == '#') {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
      } else if (Character.isWhitespace(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return word(c);
      }
    }
    return new Token(Kind.END, "", line);
  }

  private Token word(char c) throws FormatException {
    if (Character.isLetter(c) || c == '_') {
      return run(Kind.NAME);
    }
    boolean dotted = c == '.' && at + 1 < source.length() && digit(source.charAt(at + 1));
    if (digit(c) || dotted) {
      return run(Kind.NUMBER);
    }
    if (c == '"' || c == '\'') {
      int first = line;
      Quoted quoted = Quoted.at(source, at);
      if (quoted == null) {
        throw new FormatException("line " + line + " of '" + file + "' has a text without an end");
      }
      at = quoted.end();
      return new Token(Kind.TEXT, quoted.text(), first);
    }
    String symbol = source.startsWith("->", at) ? "->" : String.valueOf(c);
    at += symbol.length();
    if ("([{".contains(symbol)) {
      brackets++;
    } else if (")]}".contains(symbol)) {
      brackets = Math.max(0, brackets - 1);
    }
    return new Token(Kind.SYMBOL, symbol, line);
  }

  private Token run(Kind kind) {
    int start = at;
    while (at < source.length() && belongs(kind, at)) {
      at++;
    }
    return new Token(kind, source.substring(start, at), line);
  }

  private boolean belongs(Kind kind, int index) {
    char c = source.charAt(index);
    char before = index == 0 ? ' ' : source.charAt(index - 1);
    boolean plain = Character.isLetterOrDigit(c) || c == '_';
    if (kind == Kind.NAME || plain) {
      return plain;
    }
    boolean exponent = (c == '-' || c == '+') && (before == 'e' || before == 'E');
    return c == '.' || exponent;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
