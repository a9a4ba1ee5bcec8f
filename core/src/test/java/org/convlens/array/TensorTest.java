package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void readsEveryType() {
    assertThat(one(ElementType.FLOAT32, little(4).putFloat(1.5f))).isEqualTo(1.5f);
    assertThat(one(ElementType.FLOAT64, little(8).putDouble(-2.5))).isEqualTo(-2.5f);
    assertThat(one(ElementType.FLOAT16, little(2).putShort((short) 0xc000))).isEqualTo(-2);
    assertThat(one(ElementType.BFLOAT16, little(2).putShort((short) 0x3fc0))).isEqualTo(1.5f);
    assertThat(one(ElementType.INT64, little(8).putLong(-7))).isEqualTo(-7);
    assertThat(one(ElementType.INT32, little(4).putInt(-7))).isEqualTo(-7);
    assertThat(one(ElementType.INT16, little(2).putShort((short) -7))).isEqualTo(-7);
    assertThat(one(ElementType.UINT16, little(2).putShort((short) -1))).isEqualTo(65535);
    assertThat(one(ElementType.INT8, little(1).put((byte) -7))).isEqualTo(-7);
    assertThat(one(ElementType.UINT8, little(1).put((byte) -1))).isEqualTo(255);
    assertThat(one(ElementType.BOOL, little(1).put((byte) 3))).isEqualTo(1);
  }

  private static float one(ElementType type, ByteBuffer bytes) {
    Tensor tensor = Tensor.of(Shape.of(1), type, bytes.flip());
    assertThat(tensor.toFloats()).containsExactly(tensor.at(0));
    return tensor.at(0);
  }

  @Test
  void keepsLargeIntegersExact() {
    long large = (1L << 62) + 1;
    assertThat(Tensor.ofLongs(Shape.of(1), large).toLongs()).containsExactly(large);
  }

  @Test
  void countsItsBytes() {
    assertThatThrownBy(() -> Tensor.of(Shape.of(2, 3), ElementType.FLOAT32, little(23)))
        .hasMessageContaining("24 bytes, not 23");
  }

  @Test
  void cannotBeWrittenTo() {
    assertThat(Tensor.of(Shape.of(1), 1f).bytes().isReadOnly()).isTrue();
  }

  @Test
  void takesAnotherShapeOfAsManyNumbers() {
    Tensor tensor = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThat(tensor.reshaped(Shape.of(3, 2)).toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> tensor.reshaped(Shape.of(5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
