package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatStoreTest {
  /** With room for all in memory, and for nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 0})
  void rowsComeBackAsTheyWere(long most) throws IOException {
    FloatStore store = FloatStore.of(3, 4, most);
    store.put(2, new float[] {9, 10, 11, 12});
    store.put(0, new float[] {1, 2, 3, Float.MIN_VALUE});
    float[] target = new float[6];
    store.read(0, target, 1);
    assertThat(target).containsExactly(0, 1, 2, 3, Float.MIN_VALUE, 0);
    store.read(2, target, 2);
    assertThat(target).containsExactly(0, 1, 9, 10, 11, 12);
  }
}
