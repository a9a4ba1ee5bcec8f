package org.convlens.format.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From rows × columns × in × out, as Keras keeps kernels, to out × in × rows × columns. */
class KernelsTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 2;
  private static final int IN = 4;
  private static final int OUT = 5;

  private static Tensor kernel(ElementType type) {
    ByteBuffer bytes =
        ByteBuffer.allocate(ROWS * COLUMNS * IN * OUT * type.bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < ROWS * COLUMNS * IN * OUT; i++) {
      switch (type) {
        case FLOAT64 -> bytes.putDouble(i);
        case INT16 -> bytes.putShort((short) i);
        case INT8 -> bytes.put((byte) i);
        default -> bytes.putFloat(i);
      }
    }
    return Tensor.of(Shape.of(ROWS, COLUMNS, IN, OUT), type, bytes.flip());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT16", "INT8"})
  void axesChangePlaces(ElementType type) {
    Tensor turned = Kernels.permuted(kernel(type), 3, 2, 0, 1);
    Tensor mirrored = Kernels.mirrored(kernel(type), 3, 2, 0, 1);
    assertThat(turned.shape()).isEqualTo(Shape.of(OUT, IN, ROWS, COLUMNS));
    for (int n = 0; n < turned.size(); n++) {
      int column = n % COLUMNS;
      int row = n / COLUMNS % ROWS;
      int in = n / COLUMNS / ROWS % IN;
      int out = n / COLUMNS / ROWS / IN;
      assertThat(turned.at(n)).isEqualTo(((row * COLUMNS + column) * IN + in) * OUT + out);
      int across = (ROWS - 1 - row) * COLUMNS + COLUMNS - 1 - column;
      assertThat(mirrored.at(n)).isEqualTo((across * IN + in) * OUT + out);
    }
  }
}
