package org.convlens.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;
import org.convlens.train.data.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialiserTest {
  private static Volume draw(Initialiser initialiser, long seed) {
    SeededRandom random = new SeededRandom(seed, "test");
    float[] values = initialiser.draw(Shape.of(100, 500), 500, 100, random).toFloats();
    return Volume.of(1, 100, 500, values);
  }

  @Test
  void glorotIsUniformBetweenItsLimits() {
    Volume values = draw(Uniform.GLOROT, 1);
    double limit = 0.1;
    assertThat(values.max()).isLessThanOrEqualTo((float) limit).isGreaterThan(0.0999f);
    assertThat(values.min()).isGreaterThanOrEqualTo((float) -limit).isLessThan(-0.0999f);
    assertThat(values.mean()).isCloseTo(0, within(0.001));
    assertThat(values.standardDeviation()).isCloseTo(limit / Math.sqrt(3), within(0.0005));
  }

  @Test
  void theTruncatedNormalEndsAtTwoDeviations() {
    Volume values = draw(Normal.truncated(0.1), 1);
    assertThat(values.abs().max()).isLessThanOrEqualTo(0.2f).isGreaterThan(0.199f);
    assertThat(values.mean()).isCloseTo(0, within(0.002));
    assertThat(values.standardDeviation()).isCloseTo(0.08796, within(0.0007));
  }

  /** What Keras says of them: the variance is 2 / fanIn, or 2 / (fanIn + fanOut), when cut off. */
  @Test
  void scaledNormalsHaveTheirVarianceAfterTruncation() {
    assertThat(draw(Normal.HE, 1).standardDeviation())
        .isCloseTo(Math.sqrt(2.0 / 500), within(0.0004));
    assertThat(draw(Normal.GLOROT, 1).standardDeviation())
        .isCloseTo(Math.sqrt(2.0 / 600), within(0.0004));
    assertThat(draw(Uniform.HE, 1).max()).isCloseTo((float) Math.sqrt(6.0 / 500), within(1e-4f));
  }

  /** PyTorch's Linear(500, 100): both between ±1 / √500. */
  @Test
  void pytorchDrawsBiasesToo() {
    float limit = (float) (1 / Math.sqrt(500));
    assertThat(draw(Uniform.PYTORCH, 1).abs().max()).isCloseTo(limit, within(1e-5f));
    float[] biases = Uniform.PYTORCH.bias(100, 500, new SeededRandom(1, "b")).toFloats();
    assertThat(biases).hasSize(100).doesNotContain(0);
    assertThat(Volume.of(1, 1, 100, biases).abs().max()).isLessThanOrEqualTo(limit);
    assertThat(Uniform.GLOROT.bias(3, 500, new SeededRandom(1, "b")).toFloats())
        .containsExactly(0, 0, 0);
  }

  /** As torch.nn.init.dirac_ for a kernel of 3 × 2 × 3 × 3, the third filter apart. */
  @Test
  void theIdentityPassesChannelsOn() {
    Tensor kernel = new Identity().draw(Shape.of(3, 2, 3, 3), 18, 27, new SeededRandom(1, "k"));
    float[] values = kernel.toFloats();
    for (int filter = 0; filter < 2; filter++) {
      for (int i = 0; i < 18; i++) {
        assertThat(values[filter * 18 + i]).isEqualTo(i == filter * 9 + 4 ? 1f : 0f);
      }
    }
    assertThat(values[2 * 18]).isNotEqualTo(0).isBetween(-0.236f, 0.236f);
  }

  @Test
  void theSeedDecides() {
    assertThat(draw(Uniform.GLOROT, 1))
        .isEqualTo(draw(Uniform.GLOROT, 1))
        .isNotEqualTo(draw(Uniform.GLOROT, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "glorot",
        "glorot-normal",
        "he",
        "he-uniform",
        "pytorch",
        "identity",
        "whitening",
        "truncated-normal(0.1)",
        "normal(0.02)"
      })
  void allHaveNames(String text) {
    assertThat(Initialisers.named(text).text()).isEqualTo(text);
  }

  @Test
  void wrongNamesAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> Initialisers.named("whitenin"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no initialiser 'whitenin': did you mean 'whitening'?");
    assertThatThrownBy(() -> Initialisers.named("truncated-normal"))
        .hasMessageContaining("such as init=truncated-normal(0.1)");
  }
}
