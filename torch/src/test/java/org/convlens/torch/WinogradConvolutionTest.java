package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against libtorch's own convolution in double precision. */
class WinogradConvolutionTest {
  private static final int FILTERS = 24;
  private static final int CHANNELS = 16;

  @BeforeEach
  void thereIsOneDnn() {
    Nets.engine();
    assumeThat(PackedOperators.found()).as("oneDNN's dense layers").isPresent();
  }

  private static Conv2d conv(int rows, int columns) {
    return new Conv2d(Size.ONE, Padding.of(rows, columns, rows, columns), Size.ONE, 1);
  }

  private static Tensor maps(long pictures, long height, long width) {
    return Transfer.channelsLast(torch.randn(pictures, CHANNELS, height, width));
  }

  private static Tensor exact(Tensor x, Tensor kernel, Tensor bias, long... padding) {
    return torch.conv2d(
        x.to(torch.ScalarType.Double),
        kernel.to(torch.ScalarType.Double),
        new TensorOptional(bias.to(torch.ScalarType.Double)),
        new long[] {1, 1},
        padding,
        new long[] {1, 1},
        1);
  }

  private static double difference(Tensor a, Tensor b) {
    assertThat(a.sizes().vec().get()).isEqualTo(b.sizes().vec().get());
    return a.sub(b).abs().max().item_double();
  }

  /** Even and odd maps, one tile, several pictures in one product and one that fills it alone. */
  @ParameterizedTest
  @CsvSource({
    "3, 8, 8, 1, 1",
    "2, 7, 9, 1, 1",
    "2, 9, 6, 0, 0",
    "5, 3, 3, 0, 0",
    "2, 1, 1, 1, 1",
    "7, 30, 25, 1, 0",
    "2, 52, 47, 1, 1",
    "2, 5, 6, 0, 2"
  })
  void isTheConvolution(long pictures, int height, int width, int rows, int columns) {
    Scope.perform(
        false,
        () -> {
          Tensor kernel = torch.randn(FILTERS, CHANNELS, 3, 3);
          Tensor bias = torch.randn(FILTERS);
          Tensor x = maps(pictures, height, width);
          Tensor exact = exact(x, kernel, bias, rows, columns);
          Shape input = Shape.maps(CHANNELS, height, width);
          try (FastConvolution fast =
              WinogradConvolution.of(conv(rows, columns), input, List.of(kernel, bias))) {
            Tensor said = fast.run(x, false);
            assertThat(said.is_contiguous(torch.MemoryFormat.ChannelsLast)).isTrue();
            assertThat(difference(said, exact)).isLessThan(1e-4);
            assertThat(difference(fast.run(x, true), exact.relu())).isLessThan(1e-4);
            Tensor others = Transfer.channelsLast(torch.randn(exact.sizes()));
            Tensor sum = exact.add(others).relu();
            assertThat(difference(fast.addTo(others, x, true), sum)).isLessThan(1e-4);
            assertThat(difference(others, sum)).isLessThan(1e-4);
          }
        });
  }

  @Test
  void mapsThatHoldTheirPaddingGetNoOther() {
    Scope.perform(
        false,
        () -> {
          Tensor kernel = torch.randn(FILTERS, CHANNELS, 3, 3);
          Tensor x = maps(2, 8, 10);
          Tensor exact = exact(x, kernel, torch.zeros(FILTERS), 0, 0);
          Shape input = Shape.maps(CHANNELS, 6, 8);
          try (FastConvolution fast = WinogradConvolution.of(conv(1, 1), input, List.of(kernel))) {
            assertThat(difference(fast.unpadded().run(x, false), exact)).isLessThan(1e-4);
          }
        });
  }

  @Test
  void manyKernelsOfThreeByThreeSuit() {
    Scope.perform(
        false,
        () -> {
          Conv2d conv = conv(1, 1);
          assertThat(WinogradConvolution.suits(conv, torch.empty(512, 256, 3, 3))).isTrue();
          assertThat(WinogradConvolution.suits(conv, torch.empty(256, 256, 3, 3))).isFalse();
          assertThat(WinogradConvolution.suits(conv, torch.empty(512, 512, 1, 1))).isFalse();
          Conv2d halving = new Conv2d(Size.square(2), Padding.all(1), Size.ONE, 1);
          assertThat(WinogradConvolution.suits(halving, torch.empty(512, 512, 3, 3))).isFalse();
        });
  }
}
