package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.TinyGraphs;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final LayerId CONV = new LayerId("conv1");
  private static final LayerId RELU = new LayerId("relu1");

  /** A score may be read off a ReLU and off what enters it at once. */
  @Test
  void slopesThatMeetBeforeAReluAreAdded() {
    Gates gates = Gates.of(Set.of(CONV, RELU), TinyGraphs.classifier());
    Map<LayerId, List<Volume>> moved =
        gates.before(
            Map.of(
                CONV, List.of(Volume.of(1, 1, 2, 1, 2)),
                RELU, List.of(Volume.of(1, 1, 2, 10, 20))));
    assertThat(moved).containsOnlyKeys(CONV);
    assertThat(moved.get(CONV)).containsExactly(Volume.of(1, 1, 2, 11, 22));
  }
}
