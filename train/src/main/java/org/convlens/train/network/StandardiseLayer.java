package org.convlens.train.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.Reduce;

/**
 * Pictures with mean 0, and with deviation 1 where they are scaled as well. As Keras's {@code
 * ImageDataGenerator} has them: of each picture over all of its numbers ({@code samplewise_...}),
 * of the training set channel by channel ({@code featurewise_...}).
 *
 * @param of whose mean and deviation
 * @param scaled whether numbers are divided by the deviation, too
 */
public record StandardiseLayer(Of of, boolean scaled, String name) implements Standardising {
  /** Whose mean and deviation are meant. */
  public enum Of {
    PICTURE,
    SET
  }

  /** Added to deviations, as Keras does; its square to the variance of a single picture. */
  private static final double LEAST = 1e-6;

  public StandardiseLayer name(String other) {
    return new StandardiseLayer(of, scaled, other);
  }

  @Override
  public String text() {
    return (scaled ? "standardise " : "centre ")
        + of.name().toLowerCase(Locale.ROOT)
        + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    int channels = assembly.maps().channels();
    String called = assembly.name(scaled ? "standardisation" : "centring", name);
    LayerId picture = assembly.last();
    Tensor zeros = filled(channels, 0);
    Tensor ones = filled(channels, 1);
    if (of == Of.SET) {
      assembly.standardise(this, called, new BatchNorm(0, 1), ones, zeros, zeros, ones);
    } else if (scaled) {
      assembly.standardise(this, called, new GroupNorm(1, (float) (LEAST * LEAST)), ones, zeros);
    } else {
      Reduce mean = new Reduce(Reduce.Function.MEAN, List.of(1, 2, 3), true);
      assembly.standardise(this, called + "/mean", mean);
      assembly.join(called, new Arithmetic(Arithmetic.Function.SUBTRACT), picture);
    }
  }

  private static Tensor filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return tensor(values);
  }

  private static Tensor tensor(double[] values) {
    float[] numbers = new float[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) values[i];
    }
    return Tensor.of(Shape.of(numbers.length), numbers);
  }

  @Override
  public Measured measure(SeenPictures seen) throws IOException {
    return of == Of.SET ? ofSet(seen) : new Measured(List.of(), this::ofPicture);
  }

  private double[] ofPicture(double[] numbers) {
    int count = numbers.length;
    double mean = Arrays.stream(numbers).sum() / count;
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = scaled ? Math.sqrt(squares / count + LEAST * LEAST) : 1;
    return Arrays.stream(numbers).map(x -> (x - mean) / deviation).toArray();
  }

  private Measured ofSet(SeenPictures seen) throws IOException {
    int channels = seen.shape().extent(0);
    int area = seen.area();
    double[] means = new double[channels];
    double[] squares = new double[channels];
    long pictures =
        seen.each(
            "means",
            numbers -> {
              for (int i = 0; i < numbers.length; i++) {
                means[i / area] += numbers[i];
                squares[i / area] += numbers[i] * numbers[i];
              }
            });
    double[] deviations = new double[channels];
    double count = (double) pictures * area;
    for (int c = 0; c < channels; c++) {
      means[c] /= count;
      double variance = Math.max(squares[c] / count - means[c] * means[c], 0);
      deviations[c] = scaled ? Math.sqrt(variance) + LEAST : 1;
    }
    double[] variances = Arrays.stream(deviations).map(d -> d * d).toArray();
    return new Measured(
        List.of(filled(channels, 1), filled(channels, 0), tensor(means), tensor(variances)),
        numbers -> {
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (numbers[i] - means[i / area]) / deviations[i / area];
          }
          return numbers;
        });
  }
}
