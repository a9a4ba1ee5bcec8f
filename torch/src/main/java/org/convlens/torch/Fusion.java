package org.convlens.torch;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;

/**
 * A convolution and what it can compute as well while it writes: a batch normalisation, a sum with
 * other maps and a ReLU, each the only reader of the one before. Nodes by their place in a program;
 * what there is not is negative.
 *
 * @param other where the sum reads the other maps: its first input or its second
 */
record Fusion(int conv, int norm, int sum, int other, int relu) {
  static final int NONE = -1;

  /** The longest that a graph has. */
  static Fusion longest(Program program, int conv) {
    int norm = program.merged().norm(conv);
    int last = norm == NONE ? conv : norm;
    int sum = program.loneReader(last, Fusion::isSum);
    int other = NONE;
    if (sum != NONE) {
      int[] summands = program.inputs(sum);
      other = summands[0] == last ? 1 : 0;
      Shape shape = program.shape(last);
      boolean alike = shape.equals(program.shape(summands[other])) && summands[0] != summands[1];
      sum = alike ? sum : NONE;
      last = alike ? sum : last;
    }
    int relu = program.loneReader(last, node -> node.op() instanceof Relu);
    return new Fusion(conv, norm, sum, other, relu);
  }

  private static boolean isSum(Node node) {
    Op op = node.op();
    return op instanceof Arithmetic arithmetic
        && arithmetic.function() == Arithmetic.Function.ADD
        && node.inputs().size() == 2
        && node.weights().isEmpty();
  }

  /**
   * As much of it as ends before the first node whose numbers are looked at.
   *
   * @param seen whether somebody else wants a node's numbers
   * @param runs whether a node runs at all and may be part
   */
  Fusion within(IntPredicate seen, IntPredicate runs) {
    boolean open = !seen.test(conv);
    int keptNorm = open && norm != NONE && runs.test(norm) ? norm : NONE;
    open &= keptNorm == norm && (norm == NONE || !seen.test(norm));
    int keptSum = open && sum != NONE && runs.test(sum) ? sum : NONE;
    open &= keptSum == sum && (sum == NONE || !seen.test(sum));
    int keptRelu = open && relu != NONE && runs.test(relu) ? relu : NONE;
    return new Fusion(conv, keptNorm, keptSum, other, keptRelu);
  }

  /** The nodes that it stands for. */
  int[] places() {
    return IntStream.of(conv, norm, sum, relu).filter(place -> place != NONE).toArray();
  }

  /**
   * The node at which it runs: before it the convolution's input is handed on, after it the sum.
   */
  int runsAt() {
    return sum == NONE ? conv : sum;
  }

  boolean rectified() {
    return relu != NONE;
  }
}
