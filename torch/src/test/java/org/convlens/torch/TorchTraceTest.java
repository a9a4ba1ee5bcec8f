package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;
import static org.convlens.torch.Nets.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TorchTraceTest {
  private static final Volume ONE_HOT = Volume.of(3, 1, 1, 0, 1, 0);

  private TorchNetwork network;

  @BeforeEach
  void open() {
    network = Nets.open(Nets.residual());
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void volumesComeOutInChannelRowColumnOrder() {
    Volume picture = volume(1, 2, 6, 6);
    try (Trace trace = network.trace(List.of(picture), Set.of(id("input"), id("relu1")))) {
      assertThat(trace.at(0, id("input"))).isEqualTo(picture);
      assertThat(trace.at(0, id("relu1")).toString()).isEqualTo("4 × 6 × 6");
    }
  }

  @Test
  void peaksAreTheLargestNumberOfEachChannel() {
    try (Trace trace = network.trace(volumes(2, 2, 6, 6), Set.of(id("conv1"), id("logits")))) {
      for (LayerId layer : List.of(id("conv1"), id("logits"))) {
        Volume said = trace.at(1, layer);
        float[] largest = new float[said.channels()];
        for (int channel = 0; channel < largest.length; channel++) {
          largest[channel] = said.at(channel * said.area());
          for (int cell = 1; cell < said.area(); cell++) {
            largest[channel] = Math.max(largest[channel], said.at(channel * said.area() + cell));
          }
        }
        assertThat(trace.peaks(1, layer)).containsExactly(largest);
      }
    }
  }

  @Test
  void runsOnlyWhatTheWatchedLayersNeed() {
    List<LayerId> executed = new ArrayList<>();
    network.onExecuted(executed::add);
    network.trace(volumes(1, 2, 6, 6), Set.of(id("pool1"))).close();
    assertThat(executed).containsExactly(id("conv1"), id("relu1"), id("pool1"));
  }

  @Test
  void picturesOfABatchDoNotMix() {
    List<Volume> batch = volumes(3, 2, 6, 6);
    try (Trace together = network.trace(batch, Set.of(id("logits")))) {
      for (int i = 0; i < 3; i++) {
        try (Trace alone = network.trace(List.of(batch.get(i)), Set.of(id("logits")))) {
          assertClose(together.at(i, id("logits")), alone.at(0, id("logits")), 1e-5);
        }
      }
    }
  }

  @Test
  void looksAtMaskedCopiesAsAtPicturesThatWereMaskedBefore() {
    Volume picture = volume(1, 2, 6, 6);
    List<Volume> masks = volumes(3, 1, 6, 6);
    Set<LayerId> watch = Set.of(id("input"), id("logits"));
    List<Volume> copies = masks.stream().map(mask -> Warp.masked(picture, mask)).toList();
    try (Trace masked = network.masked(picture, masks, watch);
        Trace plain = network.trace(copies, watch)) {
      assertThat(masked.items()).isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        assertThat(masked.at(i, id("input"))).isEqualTo(copies.get(i));
        assertThat(masked.at(i, id("logits"))).isEqualTo(plain.at(i, id("logits")));
      }
    }
  }

  @Test
  void refusesMasksOfAnotherSize() {
    Volume picture = volume(1, 2, 6, 6);
    assertThatThrownBy(
            () -> network.masked(picture, List.of(volume(1, 1, 3, 3)), Set.of(id("logits"))))
        .hasMessageContaining("1 × 3 × 3 is no mask for 2 × 6 × 6");
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Volume picture = volume(1, 2, 6, 6);
    Volume gradient = of(pull(network, picture, Set.of(id("input"))), id("input"));
    float h = 1e-3f;
    for (int i : new int[] {0, 17, 40, 71}) {
      float up = logit(nudged(picture, i, h));
      float down = logit(nudged(picture, i, -h));
      assertThat(gradient.at(i)).isCloseTo((up - down) / (2 * h), Offset.offset(5e-2f));
    }
  }

  @Test
  void gradientsWithRespectToSeveralLayersAgreeWithSingleOnes() {
    Volume picture = volume(2, 2, 6, 6);
    Set<LayerId> layers = Set.of(id("input"), id("relu1"), id("pool1"), id("relu2"));
    Map<LayerId, Volume> together = pull(network, picture, layers);
    for (LayerId layer : layers) {
      assertClose(of(pull(network, picture, Set.of(layer)), layer), of(together, layer), 1e-5);
    }
  }

  @Test
  void pullsSeveralTimesAndAddsSeeds() {
    Volume picture = volume(3, 2, 6, 6);
    Set<LayerId> wrt = Set.of(id("pool1"));
    try (Trace trace = network.trace(List.of(picture), Set.of(id("logits"), id("relu2")), wrt)) {
      Map<LayerId, List<Volume>> a = Map.of(id("logits"), List.of(ONE_HOT));
      Map<LayerId, List<Volume>> b = Map.of(id("relu2"), List.of(volume(9, 4, 3, 3)));
      Map<LayerId, List<Volume>> both =
          Map.of(id("logits"), List.of(ONE_HOT), id("relu2"), List.of(volume(9, 4, 3, 3)));
      Volume sum = of(trace.pull(a, wrt), id("pool1")).get(0);
      sum = sum.plus(of(trace.pull(b, wrt), id("pool1")).get(0));
      assertClose(of(trace.pull(both, wrt), id("pool1")).get(0), sum, 1e-5);
    }
  }

  @Test
  void whatDoesNotInfluenceASeedHasNoGradient() {
    Set<LayerId> wrt = Set.of(id("relu2"));
    try (Trace trace = network.trace(volumes(2, 2, 6, 6), Set.of(id("conv1"), id("logits")), wrt)) {
      Map<LayerId, List<Volume>> seeds = Map.of(id("conv1"), volumes(2, 4, 6, 6));
      assertThat(trace.pull(seeds, wrt).get(id("relu2")))
          .containsExactly(Volume.zeros(4, 3, 3), Volume.zeros(4, 3, 3));
    }
  }

  @Test
  void namesTheRemedyForUndeclaredLayers() {
    try (Trace trace = network.trace(volumes(1, 2, 6, 6), Set.of(id("logits")))) {
      assertThatThrownBy(
              () -> trace.pull(Map.of(id("logits"), List.of(ONE_HOT)), Set.of(id("conv1"))))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("'conv1'")
          .hasMessageContaining("declare it differentiable");
      assertThatThrownBy(() -> trace.at(0, id("relu1")))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("was not watched");
    }
  }

  @Test
  void refusesPicturesOfAnotherSize() {
    assertThatThrownBy(() -> network.trace(volumes(1, 2, 5, 6), Set.of(id("logits"))))
        .isInstanceOf(UsageException.class)
        .hasMessage("layer 'input' is 2 × 6 × 6: it does not take 2 × 5 × 6");
  }

  private static Map<LayerId, Volume> pull(TorchNetwork network, Volume picture, Set<LayerId> wrt) {
    try (Trace trace = network.trace(List.of(picture), Set.of(id("logits")), wrt)) {
      Map<LayerId, List<Volume>> all = trace.pull(Map.of(id("logits"), List.of(ONE_HOT)), wrt);
      return all.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }
  }

  private static <T> T of(Map<LayerId, T> map, LayerId layer) {
    return Objects.requireNonNull(map.get(layer));
  }

  private float logit(Volume picture) {
    try (Trace trace = network.trace(List.of(picture), Set.of(id("logits")))) {
      return trace.at(0, id("logits")).at(1);
    }
  }

  private static Volume nudged(Volume picture, int index, float by) {
    float[] values = picture.toArray();
    values[index] += by;
    return Volume.of(picture.channels(), picture.height(), picture.width(), values);
  }

  static void assertClose(Volume actual, Volume expected, double tolerance) {
    assertThat(actual.toString()).isEqualTo(expected.toString());
    float scale = Math.max(1e-6f, expected.map(Math::abs).max());
    assertThat(actual.minus(expected).map(Math::abs).max() / scale)
        .isLessThanOrEqualTo((float) tolerance);
  }

  @Test
  void noPictureIsRefusedInWords() {
    List<Volume> none = new ArrayList<>();
    none.add(null);
    assertThatThrownBy(() -> network.trace(none, Set.of(id("logits"))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a batch without pictures");
  }

  @Test
  void aDerivedNetworkEndsWithItsParent() {
    TorchNetwork derived = network.with(org.convlens.net.Backward.GUIDED);
    network.close();
    assertThatThrownBy(() -> derived.trace(volumes(1, 2, 6, 6), Set.of(id("logits"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is closed: open it again, and close it last");
  }
}
