package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Rectification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedLinearTest {
  @BeforeEach
  void thereIsOneDnn() {
    Nets.engine();
    assumeThat(PackedOperators.found()).as("oneDNN's dense layers").isPresent();
  }

  private static Site site(boolean learning, Tensor... weights) {
    return new Site(
        List.of(Shape.features(300)),
        Shape.features(14_000),
        List.of(weights),
        Rectification.PLAIN,
        learning);
  }

  @ParameterizedTest
  @CsvSource({"2, true", "17, true", "17, false"})
  void isTheMatrixProduct(long pictures, boolean biased) {
    Scope.perform(
        false,
        () -> {
          Tensor matrix = torch.randn(14_000, 300);
          Tensor bias = torch.randn(14_000);
          Tensor x = torch.randn(pictures, 300);
          Site site = biased ? site(false, matrix, bias) : site(false, matrix);
          Step step =
              PackedLinear.of(site)
                  .orElseThrow()
                  .or(
                      in -> {
                        throw new AssertionError("not packed");
                      });
          Tensor expected = x.matmul(matrix.t());
          Tensor plain = biased ? expected.add(bias) : expected;
          double difference = step.run(new Tensor[] {x}).sub(plain).abs().max().item_double();
          assertThat(difference).isLessThan(1e-4);
        });
  }

  @Test
  void onePictureAndRecordedNumbersGoTheUsualWay() {
    Scope.perform(
        true,
        () -> {
          Step step =
              PackedLinear.of(site(false, torch.randn(14_000, 300))).orElseThrow().or(in -> in[0]);
          Tensor one = torch.randn(1, 300);
          assertThat(step.run(new Tensor[] {one})).isSameAs(one);
          Tensor recorded = Transfer.leaf(torch.randn(4, 300));
          assertThat(step.run(new Tensor[] {recorded})).isSameAs(recorded);
        });
  }

  @Test
  void neitherSmallNorLearningNorOtherNumbers() {
    Scope.perform(
        false,
        () -> {
          Tensor matrix = torch.randn(14_000, 300);
          assertThat(PackedLinear.of(site(true, matrix))).isEmpty();
          assertThat(PackedLinear.of(site(false, torch.randn(13_000, 300)))).isEmpty();
          Tensor wide = matrix.to(torch.ScalarType.Double);
          assertThat(PackedLinear.of(site(false, wide))).isEmpty();
        });
  }
}
