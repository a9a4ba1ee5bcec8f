package org.convlens.torch;

import org.convlens.net.op.Linear;

/** Where a program is so narrow that one node alone is read by all that follows. */
final class Waist {
  private Waist() {}

  /**
   * What the first dense layer reads, or the only node that is wanted.
   *
   * @param needed places that run and see the input
   * @param wanted places whose numbers are wanted
   * @return a place; negative where parts of what comes before are read again
   */
  static int of(Program program, boolean[] needed, boolean[] wanted) {
    int last = Fusion.NONE;
    for (int i = 0; i < needed.length; i++) {
      if (needed[i] && program.node(i).op() instanceof Linear) {
        int before = program.inputs(i)[0];
        if (parts(program, needed, wanted, before)) {
          return before;
        }
      }
      last = wanted[i] ? i : last;
    }
    return last != Fusion.NONE && parts(program, needed, wanted, last) ? last : Fusion.NONE;
  }

  /** Whether nothing before a node is read after it, nor wanted. */
  private static boolean parts(Program program, boolean[] needed, boolean[] wanted, int waist) {
    for (int i = 0; i < needed.length; i++) {
      if (i < waist && wanted[i]) {
        return false;
      }
      if (i > waist && needed[i]) {
        for (int from : program.inputs(i)) {
          if (needed[from] && from < waist) {
            return false;
          }
        }
      }
    }
    return needed[waist];
  }
}
