package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

/** Points between 1 and the next number of float32, less 1, by a network y = x − 1. */
class BetweenTest {
  private static final float NEXT = Math.nextUp(1f);
  private static final float STEP = NEXT - 1;
  private static final Set<LayerId> OUT = Set.of(id("less"));

  private static TorchNetwork network(Precision precision) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 1, 1));
    List<Tensor> weights =
        List.of(Tensor.of(Shape.of(1, 1, 1, 1), 1), Tensor.of(Shape.of(1), new float[] {-1}));
    Conv2d op = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    LayerId less = b.add("less", op, List.of(input), weights);
    Torch engine = Torch.engine(new Torch.Options(1, precision));
    return engine.open(Nets.model(b.build(input, less)));
  }

  private static float[] differences(Precision precision, Double... shares) {
    Volume one = Volume.of(1, 1, 1, 1);
    Volume next = Volume.of(1, 1, 1, NEXT);
    try (TorchNetwork network = network(precision);
        Trace trace = network.between(one, next, List.of(shares), OUT, OUT)) {
      float[] found = new float[shares.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = trace.at(i, id("less")).at(0);
      }
      return found;
    }
  }

  @Test
  void haveNoFloat32AmongThemInFloat64() {
    assertThat(differences(Precision.FLOAT64, 0.0, 0.25, 0.5, 1.0))
        .containsExactly(0, STEP / 4, STEP / 2, STEP);
  }

  @Test
  void areRoundedInFloat32() {
    assertThat(differences(Precision.FLOAT32, 0.0, 0.25, 1.0)).containsExactly(0, 0, STEP);
  }

  @Test
  void maskedCopiesAreNotRoundedInFloat64() {
    Volume picture = Volume.of(1, 1, 1, NEXT);
    try (TorchNetwork network = network(Precision.FLOAT64);
        Trace trace = network.masked(picture, List.of(picture), OUT)) {
      assertThat(trace.at(0, id("less")).at(0)).isEqualTo((float) ((double) NEXT * NEXT - 1));
    }
  }
}
