package org.convlens.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Precision;
import org.convlens.net.Rectification;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * Random convolutions of pictures with flat ground: whether what they say at places that see equal
 * numbers is equal to the last bit.
 */
final class EqualWindows {
  private static final int CASES = 40;
  private static final Size NONE = new Size(0, 0);

  private final Random random;
  private final int channels;
  private final int filters;
  private final int groups;
  private final int kernel;
  private final int stride;
  private final int dilation;
  private final int around;
  private final int height;
  private final int width;
  private final float[] picture;

  private EqualWindows(Random random) {
    this.random = random;
    boolean depthwise = random.nextInt(6) == 0;
    this.channels = oneOf(1, 3, 4, 8, 16, 17, 32, 64);
    this.filters = depthwise ? channels : oneOf(1, 5, 8, 16, 33, 64, 128);
    this.groups = depthwise ? channels : 1;
    this.kernel = oneOf(1, 2, 3, 3, 3, 5);
    this.stride = oneOf(1, 1, 2);
    this.dilation = oneOf(1, 1, 1, 2);
    this.around = random.nextInt(kernel / 2 + 1);
    this.height = 10 + random.nextInt(25);
    this.width = 10 + random.nextInt(30);
    this.picture = flat();
  }

  /** For a process with its own instruction set: fails where the property does not hold. */
  public static void main(String[] arguments) {
    Libtorch.load(Integer.parseInt(arguments[0]));
    List<String> broken = new ArrayList<>();
    for (Precision precision : List.of(Precision.FLOAT32, Precision.FLOAT64)) {
      broken.addAll(broken(precision));
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("; ", broken));
    }
  }

  /** The convolutions that say different numbers of equal windows. */
  static List<String> broken(Precision precision) {
    Random random = new Random(5);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      EqualWindows drawn = new EqualWindows(random);
      Scope.compute(
          false,
          () -> {
            drawn.forwards(precision).ifPresent(broken::add);
            return drawn.transposed(precision).map(broken::add);
          });
    }
    return broken;
  }

  private Optional<String> forwards(Precision precision) {
    Conv2d op = new Conv2d(Size.square(stride), Padding.all(around), Size.square(dilation), groups);
    Shape kernels = Shape.of(filters, channels / groups, kernel, kernel);
    return check(op, kernels, precision, this::seen);
  }

  private Optional<String> transposed(Precision precision) {
    ConvTranspose2d op =
        new ConvTranspose2d(
            Size.square(stride), Padding.all(around), Size.square(dilation), groups, NONE);
    Shape kernels = Shape.of(channels, filters / groups, kernel, kernel);
    return check(op, kernels, precision, this::reaching);
  }

  /** What a place of a group's maps depends on. */
  private interface View {
    List<Float> of(int group, int row, int column);
  }

  private Optional<String> check(Op op, Shape kernels, Precision precision, View view) {
    List<org.convlens.array.Tensor> weights =
        List.of(Nets.tensor(random, kernels.toArray()), Nets.tensor(random, filters));
    Shape input = Shape.maps(channels, height, width);
    Shape output = op.shape(List.of(input), weights);
    List<Tensor> given = weights.stream().map(w -> Transfer.toNative(w, precision)).toList();
    Site site = new Site(List.of(input), output, given, Rectification.PLAIN, false);
    Volume volume = Volume.of(channels, height, width, picture);
    Tensor x = Transfer.toNative(List.of(volume), input, precision);
    Tensor said = Kernels.prepare(op, site).run(new Tensor[] {x});
    double[] numbers = new double[Math.toIntExact(said.numel())];
    said.to(torch.ScalarType.Double).contiguous().data_ptr_double().get(numbers);
    return differing(numbers, output, view)
        .map(
            place -> String.format("%s of %s by %s, %s: %s", op, input, kernels, precision, place));
  }

  private Optional<String> differing(double[] numbers, Shape output, View view) {
    int cells = output.height() * output.width();
    int each = filters / groups;
    for (int group = 0; group < groups; group++) {
      Map<List<Float>, Integer> first = new HashMap<>();
      for (int place = 0; place < cells; place++) {
        int row = place / output.width();
        int column = place % output.width();
        Integer twin = first.putIfAbsent(view.of(group, row, column), place);
        for (int f = group * each; twin != null && f < (group + 1) * each; f++) {
          if (numbers[f * cells + place] != numbers[f * cells + twin]) {
            return Optional.of("row " + row + ", column " + column);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What a convolution sees at a place. */
  private List<Float> seen(int group, int row, int column) {
    List<Float> window = new ArrayList<>();
    for (int c = 0; c < channels / groups; c++) {
      for (int i = 0; i < kernel * kernel; i++) {
        int y = row * stride - around + i / kernel * dilation;
        int x = column * stride - around + i % kernel * dilation;
        window.add(at(group * (channels / groups) + c, y, x));
      }
    }
    return window;
  }

  /** What reaches a place of a transposed convolution, and through which numbers of the kernel. */
  private List<Float> reaching(int group, int row, int column) {
    List<Float> window = new ArrayList<>();
    window.add((float) ((row + around) % stride * stride + (column + around) % stride));
    for (int c = 0; c < channels / groups; c++) {
      for (int i = 0; i < kernel * kernel; i++) {
        int y = row + around - i / kernel * dilation;
        int x = column + around - i % kernel * dilation;
        boolean meets = y >= 0 && x >= 0 && y % stride == 0 && x % stride == 0;
        window.add(meets ? at(group * (channels / groups) + c, y / stride, x / stride) : 0f);
      }
    }
    return window;
  }

  private float at(int channel, int y, int x) {
    boolean outside = y < 0 || y >= height || x < 0 || x >= width;
    return outside ? 0 : picture[(channel * height + y) * width + x];
  }

  /** Noise on flat ground, with flat rectangles, some of them black. */
  private float[] flat() {
    float[] numbers = new float[channels * height * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    fill(numbers, 0, 0, height, width - random.nextInt(4));
    for (int i = 0; i < 2; i++) {
      int top = random.nextInt(height);
      int left = random.nextInt(width);
      fill(
          numbers,
          top,
          left,
          top + 1 + random.nextInt(height - top),
          left + 1 + random.nextInt(width - left));
    }
    return numbers;
  }

  private void fill(float[] numbers, int top, int left, int bottom, int right) {
    for (int c = 0; c < channels; c++) {
      float value = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
      for (int y = top; y < bottom; y++) {
        int row = (c * height + y) * width;
        Arrays.fill(numbers, row + left, row + right, value);
      }
    }
  }

  private int oneOf(int... values) {
    return values[random.nextInt(values.length)];
  }
}
