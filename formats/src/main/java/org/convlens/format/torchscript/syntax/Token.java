package org.convlens.format.torchscript.syntax;

/**
 * A word of a program.
 *
 * @param text a name, a number or a symbol as it is written; a text without its quotes
 * @param line where it stands, from 1
 */
record Token(Kind kind, String text, int line) {
  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SYMBOL,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(Kind wanted, String word) {
    return kind == wanted && text.equals(word);
  }
}
