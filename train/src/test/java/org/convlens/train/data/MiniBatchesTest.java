package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Labels;
import org.convlens.net.Learner;
import org.convlens.net.Preprocessing;
import org.junit.jupiter.api.Test;

class MiniBatchesTest {
  private static final Preprocessing BGR =
      new Preprocessing(
          new Preprocessing.Stretch(Warp.Filter.BILINEAR),
          Preprocessing.Channels.BGR,
          1 / 255.0,
          List.of(0.1, 0.2, 0.3),
          List.of(0.5, 1.0, 2.0),
          "test");

  /** Five pictures of 3 × 1 × 2, the numbers counting up. */
  private final LabelledPictures data =
      new PixelPictures("test", 3, 1, 2, counting(30), new int[] {0, 1, 2, 3, 4}, Labels.NONE);

  private static byte[] counting(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 8);
    }
    return bytes;
  }

  @Test
  void normalisesAsTheLookingSideDoes() throws Exception {
    MiniBatches batches = new MiniBatches(data, BGR, Augmentation.NONE, 2);
    Volume expected = BGR.normalise(data.picture(3));
    float[] pixels = batches.plain(1).pixels();
    assertThat(java.util.Arrays.copyOfRange(pixels, 6, 12)).isEqualTo(expected.toArray());
  }

  @Test
  void theLastBatchMayBeSmaller() throws Exception {
    MiniBatches batches = new MiniBatches(data, BGR, Augmentation.NONE, 2);
    assertThat(batches.count()).isEqualTo(3);
    assertThat(batches.plain(2).labels()).containsExactly(4);
  }

  @Test
  void shuffledBatchesFollowTheOrder() throws Exception {
    MiniBatches batches = new MiniBatches(data, BGR, Augmentation.NONE, 2);
    SeededRandom random = new SeededRandom(1, "test");
    Learner.Batch batch = batches.shuffled(1, new int[] {4, 3, 0, 2, 1}, random);
    assertThat(batch.labels()).containsExactly(0, 2);
    assertThat(batch.pixels()).startsWith(batches.plain(0).pixels()[0]);
  }
}
