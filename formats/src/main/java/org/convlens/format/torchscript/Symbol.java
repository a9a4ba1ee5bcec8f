package org.convlens.format.torchscript;

import org.convlens.net.LayerId;

/**
 * A tensor that is computed: a variable's value in the program, standing for a layer. What changes
 * a tensor in place makes it stand for another layer.
 */
final class Symbol {
  /** Numbers that several tensors share, as a tensor and its views do. */
  private static final class Numbers {
    private int changes;
  }

  private final Numbers numbers;
  private LayerId layer;
  private int seen;

  private Symbol(LayerId layer, Numbers numbers, int seen) {
    this.layer = layer;
    this.numbers = numbers;
    this.seen = seen;
  }

  /** A tensor with numbers of its own. */
  static Symbol of(LayerId layer) {
    return new Symbol(layer, new Numbers(), 0);
  }

  /** A tensor that shows the same numbers. */
  Symbol view(LayerId shown) {
    return new Symbol(shown, numbers, seen);
  }

  /**
   * @throws IllegalStateException if the numbers were changed through another view
   */
  LayerId layer() {
    if (seen != numbers.changes) {
      throw new IllegalStateException(
          "'" + layer + "' is used after a view of it was changed in place");
    }
    return layer;
  }

  /** Puts other numbers in the place of these. */
  void become(LayerId other) {
    layer = other;
    seen = ++numbers.changes;
  }
}
