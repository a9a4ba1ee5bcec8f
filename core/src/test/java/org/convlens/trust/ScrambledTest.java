package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.BatchNorm;
import org.junit.jupiter.api.Test;

class ScrambledTest {
  private static final LayerId CONV = new LayerId("conv1");
  private static final LayerId NORM = new LayerId("norm");

  private static Model model() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv1", input, 4, 3, 1, 1);
    Tensor rising = Tensor.of(Shape.of(4), 1, 2, 3, 4);
    List<Tensor> weights = List.of(rising, rising, rising, rising);
    LayerId norm = builder.add("norm", new BatchNorm(1e-5f, .9f), List.of(conv), weights);
    return TinyGraphs.model(builder.build(input, norm));
  }

  private static float[] kernel(Model model) {
    return model.graph().node(CONV).weights().get(0).toFloats();
  }

  @Test
  void keepsTheNumbersInOtherPlaces() {
    float[] before = kernel(model());
    float[] after = kernel(Scrambled.of(model(), List.of(CONV), 1));
    assertThat(after).isNotEqualTo(before);
    Arrays.sort(after);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void leavesNormalisations() {
    Model scrambled = Scrambled.of(model(), List.of(NORM, CONV), 2);
    assertThat(scrambled.graph().node(NORM).weights())
        .allSatisfy(w -> assertThat(w.toFloats()).containsExactly(1, 2, 3, 4));
  }

  @Test
  void leavesTheOtherLayers() {
    Model scrambled = Scrambled.of(model(), List.of(NORM), 2);
    assertThat(kernel(scrambled)).isEqualTo(kernel(model()));
  }

  @Test
  void aLayerIsScrambledInTheSameWayWhicheverOthersAre() {
    float[] alone = kernel(Scrambled.of(model(), List.of(CONV), 3));
    assertThat(kernel(Scrambled.of(model(), List.of(NORM, CONV), 3))).isEqualTo(alone);
    assertThat(kernel(Scrambled.of(model(), List.of(CONV), 4))).isNotEqualTo(alone);
  }
}
