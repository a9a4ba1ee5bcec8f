package org.convlens.train.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Eigenvectors;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Reshape;
import org.convlens.task.UsageException;

/**
 * Pictures whose numbers do not foretell each other, as like the pictures as can be (ZCA; Bell and
 * Sejnowski 1997): with the eigenvectors v and eigenvalues μ of the sum Σ x xᵀ over all n training
 * pictures, x ↦ Σ v vᵀx √n / (√μ + ε), as Keras's {@code zca_whitening}. Directions beyond the
 * number of pictures are left out.
 *
 * @param epsilon as Keras's {@code zca_epsilon}
 */
public record WhitenLayer(double epsilon, String name) implements Standardising {
  /** Keras's ε. */
  public static final WhitenLayer DEFAULT = new WhitenLayer(1e-6, "");

  private static final int MOST_NUMBERS = 4096;

  /** Rounding of pictures to 256 greys is magnified by a thousand at most where anything varies. */
  private static final double MOST_TIMES = 1e5;

  public WhitenLayer epsilon(double other) {
    return new WhitenLayer(other, name);
  }

  public WhitenLayer name(String other) {
    return new WhitenLayer(epsilon, other);
  }

  @Override
  public String text() {
    return "whiten"
        + (epsilon == DEFAULT.epsilon ? "" : " epsilon=" + TextLine.number(epsilon))
        + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon=" + epsilon + ": must be 0 or more");
    }
    Shape maps = assembly.maps();
    int count = maps.channels() * maps.height() * maps.width();
    if (count > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pictures of %,d numbers are too large, %,d is the most: make the input smaller, or"
                  + " say 'standardise set'",
              count,
              MOST_NUMBERS));
    }
    String called = assembly.name("whitening", name);
    assembly.follow(called + "/flat", new Flatten(1));
    Tensor zeros = Tensor.of(Shape.of(count, count), new float[count * count]);
    assembly.standardise(this, called + "/product", new Linear(false), zeros);
    assembly.follow(called, new Reshape(maps));
  }

  @Override
  public Measured measure(SeenPictures seen) throws IOException {
    int d = Math.toIntExact(seen.shape().elements());
    OuterProducts products = new OuterProducts(d);
    long pictures = seen.each("directions", products::add);
    Eigenvectors found =
        seen.work("whitening", 2 * d, step -> Eigenvectors.all(products.sum(), step));
    int kept = (int) Math.min(d, pictures);
    double root = Math.sqrt((double) pictures);
    double[] times = new double[kept];
    for (int k = 0; k < kept; k++) {
      times[k] = root / (Math.sqrt(Math.max(found.values()[k], 0)) + epsilon);
    }
    requireVarying(times, root);
    OuterProducts whitening = new OuterProducts(d);
    for (int k = 0; k < kept; k++) {
      double share = Math.sqrt(times[k]);
      whitening.add(Arrays.stream(found.vectors()[k]).map(v -> v * share).toArray());
    }
    double[][] matrix = whitening.sum();
    float[] weights = new float[d * d];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) matrix[i / d][i % d];
    }
    return new Measured(
        List.of(Tensor.of(Shape.of(d, d), weights)),
        numbers -> {
          double[] whitened = new double[d];
          for (int i = 0; i < d; i++) {
            whitened[i] = Eigenvectors.dot(matrix[i], numbers);
          }
          return whitened;
        });
  }

  /** What never varies would become noise of any size. */
  private void requireVarying(double[] times, double root) {
    long flat = Arrays.stream(times).filter(t -> !(t <= MOST_TIMES)).count();
    if (flat > 0) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "'%s': %d of the directions of the training pictures do not vary (pixels that are"
                  + " always black, for example) and would be magnified %.0e times: choose a"
                  + " larger epsilon, such as epsilon=%.1g",
              text(),
              flat,
              times[times.length - 1],
              root / 10));
    }
  }
}
