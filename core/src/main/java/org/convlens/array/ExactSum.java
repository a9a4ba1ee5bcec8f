package org.convlens.array;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A sum of float64 numbers that is rounded once, at the end, so that it is the same in whatever
 * order and in whatever parts they are added: the rest of each addition is kept as a number of its
 * own (Shewchuk 1997).
 */
public final class ExactSum {
  /** Of nothing. */
  public static final ExactSum ZERO = new ExactSum(new double[0], 0);

  /** Numbers that do not overlap, ascending by size; what has been added is their sum. */
  private final double[] parts;

  /** What has been added that is not finite. */
  private final double unbounded;

  private ExactSum(double[] parts, double unbounded) {
    this.parts = parts;
    this.unbounded = unbounded;
  }

  /** With one more number. */
  public ExactSum plus(double number) {
    if (!Double.isFinite(number)) {
      return new ExactSum(parts, unbounded + number);
    }
    double[] grown = new double[parts.length + 1];
    int count = 0;
    double sum = number;
    for (double part : parts) {
      double large = Math.abs(sum) < Math.abs(part) ? part : sum;
      double small = Math.abs(sum) < Math.abs(part) ? sum : part;
      sum = large + small;
      double rest = small - (sum - large);
      if (rest != 0) {
        grown[count++] = rest;
      }
    }
    grown[count++] = sum;
    return new ExactSum(count == grown.length ? grown : Arrays.copyOf(grown, count), unbounded);
  }

  /** The sum of both. */
  public ExactSum plus(ExactSum other) {
    ExactSum both = new ExactSum(parts, unbounded + other.unbounded);
    for (double part : other.parts) {
      both = both.plus(part);
    }
    return both;
  }

  /**
   * Numbers whose exact sum it is, each the nearest to what those before it leave: the same however
   * it was added up. {@link #of} makes it of them again.
   */
  public double[] parts() {
    DoubleStream.Builder told = DoubleStream.builder();
    ExactSum rest = this;
    double next = rest.value();
    while (next != 0) {
      told.add(next);
      rest = Double.isFinite(next) ? rest.plus(-next) : ZERO;
      next = rest.value();
    }
    return told.build().toArray();
  }

  /** Writes the number of its {@link #parts} and these. */
  public void write(DataOutput to) throws IOException {
    double[] told = parts();
    to.writeByte(told.length);
    for (double part : told) {
      to.writeDouble(part);
    }
  }

  /** What {@link #write} wrote. */
  public static ExactSum read(DataInput from) throws IOException {
    double[] told = new double[from.readUnsignedByte()];
    for (int i = 0; i < told.length; i++) {
      told[i] = from.readDouble();
    }
    return of(told);
  }

  /** The sum of some numbers. */
  public static ExactSum of(double... numbers) {
    ExactSum sum = ZERO;
    for (double number : numbers) {
      sum = sum.plus(number);
    }
    return sum;
  }

  /** The nearest float64; of two that are equally near the even one. */
  public double value() {
    if (unbounded != 0) {
      return unbounded;
    }
    double sum = 0;
    double rest = 0;
    int left = parts.length;
    while (left > 0 && rest == 0) {
      double part = parts[--left];
      double before = sum;
      sum = before + part;
      rest = part - (sum - before);
    }
    boolean onward =
        left > 0 && ((rest < 0 && parts[left - 1] < 0) || (rest > 0 && parts[left - 1] > 0));
    double further = sum + 2 * rest;
    return onward && further - sum == 2 * rest ? further : sum;
  }
}
