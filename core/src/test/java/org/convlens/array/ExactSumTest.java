package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static final Random RANDOM = new Random(3);

  /** Of all sizes and signs, so that most of each is lost in a plain sum. */
  private static List<Double> numbers(int count) {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(RANDOM.nextGaussian() * Math.pow(2, RANDOM.nextInt(120) - 60));
    }
    return numbers;
  }

  private static ExactSum sum(List<Double> numbers) {
    ExactSum sum = ExactSum.ZERO;
    for (double number : numbers) {
      sum = sum.plus(number);
    }
    return sum;
  }

  /** A {@link BigDecimal} loses nothing and is rounded to the nearest. */
  @Test
  void isTheRoundedSumOfBigDecimals() {
    for (int trial = 0; trial < 300; trial++) {
      List<Double> numbers = numbers(1 + RANDOM.nextInt(40));
      BigDecimal exact =
          numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum(numbers).value()).isEqualTo(exact.doubleValue());
    }
  }

  @Test
  void neitherOrderNorPartsMatter() {
    List<Double> numbers = numbers(60);
    double whole = sum(numbers).value();
    for (int trial = 0; trial < 100; trial++) {
      Collections.shuffle(numbers, RANDOM);
      int cut = RANDOM.nextInt(61);
      ExactSum parts = sum(numbers.subList(cut, 60)).plus(sum(numbers.subList(0, cut)));
      assertThat(parts.value()).isEqualTo(whole);
    }
  }

  /** 1 + 2⁻⁵³ lies in the middle between two numbers; the least more lies beyond it. */
  @Test
  void halvesAreRoundedByWhatIsLeft() {
    double half = Math.pow(2, -53);
    assertThat(sum(List.of(1.0, half)).value()).isEqualTo(1);
    assertThat(sum(List.of(1.0, half, 1e-300)).value()).isEqualTo(Math.nextUp(1.0));
    assertThat(sum(List.of(1.0, half, -1e-300)).value()).isEqualTo(1);
  }

  @Test
  void whatIsNotFiniteStaysSo() {
    assertThat(sum(List.of(1.0, Double.POSITIVE_INFINITY)).value()).isInfinite().isPositive();
    assertThat(sum(List.of(Double.NEGATIVE_INFINITY, 1.0, Double.POSITIVE_INFINITY)).value())
        .isNaN();
    assertThat(sum(List.of(Double.NaN, 1.0)).value()).isNaN();
  }

  /** Its parts are a function of the sum and not of how it was added up, and make it again. */
  @Test
  void theSameSumIsKeptInTheSameParts() throws IOException {
    for (int trial = 0; trial < 200; trial++) {
      List<Double> numbers = numbers(1 + RANDOM.nextInt(40));
      double[] parts = sum(numbers).parts();
      Collections.shuffle(numbers, RANDOM);
      assertThat(sum(numbers).parts()).containsExactly(parts);
      BigDecimal exact =
          numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal kept =
          Arrays.stream(parts).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(kept).isEqualByComparingTo(exact);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      sum(numbers).write(new DataOutputStream(bytes));
      ExactSum read =
          ExactSum.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      assertThat(read.parts()).containsExactly(parts);
    }
    assertThat(sum(List.of(1.0, Double.NaN)).parts()).containsExactly(Double.NaN);
  }

  @Test
  void nothingIsZero() {
    assertThat(ExactSum.ZERO.value()).isZero();
    assertThat(sum(List.of(3.0, -3.0)).value()).isZero();
  }
}
