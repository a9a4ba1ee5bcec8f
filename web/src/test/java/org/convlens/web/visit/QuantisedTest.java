package org.convlens.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class QuantisedTest {
  private static ByteBuffer of(Volume maps) {
    ByteBuffer bytes = ByteBuffer.allocate(Quantised.bytes(maps.channels(), maps.area()));
    Quantised.put(maps, bytes);
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Integer> cells(ByteBuffer bytes, int count) {
    return IntStream.range(bytes.limit() - count, bytes.limit())
        .mapToObj(at -> bytes.get(at) & 0xff)
        .toList();
  }

  @Test
  void cellsAreOffByHalfAStepAtMost() {
    Random random = new Random(7);
    Volume maps = Volume.generate(3, 9, 11, (c, y, x) -> (float) (random.nextGaussian() * (c + 1)));
    ByteBuffer bytes = of(maps);
    for (int c = 0; c < 3; c++) {
      float least = bytes.getFloat(8 * c);
      float most = bytes.getFloat(8 * c + 4);
      assertThat(least).isEqualTo(maps.channel(c).min());
      assertThat(most).isEqualTo(maps.channel(c).max());
      for (int i = 0; i < 99; i++) {
        int cell = bytes.get(24 + 99 * c + i) & 0xff;
        double again = least + cell / 254.0 * (most - least);
        assertThat(again).isCloseTo(maps.at(99 * c + i), within((most - least) / 507.9));
      }
    }
  }

  @Test
  void whatIsNoNumberIsSaid() {
    ByteBuffer bytes = of(Volume.of(1, 1, 4, Float.NaN, -1, 3, Float.POSITIVE_INFINITY));
    assertThat(bytes.getFloat(0)).isEqualTo(-1);
    assertThat(bytes.getFloat(4)).isEqualTo(3);
    assertThat(cells(bytes, 4)).containsExactly(255, 0, 254, 255);
  }

  @Test
  void aConstantMapHasNoRange() {
    ByteBuffer bytes = of(Volume.of(1, 1, 2, 5, 5));
    assertThat(bytes.getFloat(0)).isEqualTo(5);
    assertThat(bytes.getFloat(4)).isEqualTo(5);
    assertThat(cells(bytes, 2)).containsExactly(0, 0);
  }
}
