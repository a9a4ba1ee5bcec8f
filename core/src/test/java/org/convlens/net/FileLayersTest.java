package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

/** A matrix of 2 × 3 and its activation, which Keras counts as one layer. */
class FileLayersTest {
  private static Model model(String format) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("picture", Shape.features(3));
    Tensor weights = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    LayerId dense = builder.add("dense", new Linear(false), List.of(input), List.of(weights));
    LayerId relu = builder.add("dense/relu", new Relu(), List.of(dense), List.of());
    return TinyGraphs.model(builder.build(input, relu)).with("format", format);
  }

  @Test
  void kerasCountsAnActivationWithItsLayer() {
    Model model = model("Keras 3.5.0").with(Summary.FIXED, "0");
    Summary summary = Summary.of(model);
    assertThat(summary.rows()).extracting(Summary.Row::name).containsExactly("picture", "dense");
    assertThat(summary.rows().get(1).kind()).isEqualTo("Linear + Relu");
    assertThat(summary.rows().get(1).parameters()).isEqualTo(6);
    assertThat(summary.fixed()).contains(0L);
    FileLayers layers = FileLayers.of(model);
    assertThat(layers.end(new LayerId("dense"))).isEqualTo(new LayerId("dense/relu"));
    assertThat(layers.end(new LayerId("dense/relu"))).isEqualTo(new LayerId("dense/relu"));
  }

  @Test
  void elsewhereEachNodeIsALayer() {
    Model model = model("ONNX");
    assertThat(Summary.of(model).rows()).extracting(Summary.Row::number).containsExactly(0, 1, 2);
    assertThat(Summary.of(model).fixed()).isEmpty();
    assertThat(FileLayers.of(model).end(new LayerId("dense"))).isEqualTo(new LayerId("dense"));
  }
}
