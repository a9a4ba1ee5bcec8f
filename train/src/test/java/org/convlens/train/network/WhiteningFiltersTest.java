package org.convlens.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.train.network.Layers.conv;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;

import java.io.IOException;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Warp;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Preprocessing;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.data.SeededRandom;
import org.junit.jupiter.api.Test;

class WhiteningFiltersTest {
  private static final int SIDE = 6;

  private static final Preprocessing CENTRED =
      new Preprocessing(
          new Preprocessing.Stretch(Warp.Filter.BILINEAR),
          Preprocessing.Channels.RGB,
          1,
          List.of(127.5),
          List.of(64.0),
          "the test");

  /** Neighbours are alike, as in photographs. */
  private static LabelledPictures smooth(int count) {
    SeededRandom random = new SeededRandom(3, "pictures");
    byte[] pixels = new byte[count * 3 * SIDE * SIDE];
    for (int n = 0; n < count; n++) {
      double base = random.uniform(60, 190);
      for (int i = 0; i < 3 * SIDE * SIDE; i++) {
        base = Math.min(255, Math.max(0, base + random.uniform(-25, 25)));
        pixels[n * 3 * SIDE * SIDE + i] = (byte) (int) base;
      }
    }
    List<String> classes = List.of("a", "b");
    return new PixelPictures("test", 3, SIDE, SIDE, pixels, new int[count], classes);
  }

  private static Preparation by(LabelledPictures pictures) {
    return new Preparation(pictures, CENTRED, 1, BrokenPictures.skipped(), Progress.SILENT);
  }

  private static Sequential whitening(int maps) {
    return Sequential.input(SIDE, SIDE, 3)
        .then(conv(maps, 2).init(new Initialiser.Whitening()).frozen())
        .then(flatten(), dense(2));
  }

  /** What the filters say of the patches varies by one in each, and none foretells another. */
  @Test
  void answersAreUncorrelatedAndOfOneVariance() throws IOException {
    LabelledPictures pictures = smooth(500);
    Graph untrained = whitening(24).untrained(1);
    Graph graph = whitening(24).prepared(untrained, by(pictures));
    float[] filters = graph.node(new LayerId("conv2d")).weights().get(0).toFloats();
    double[][] moments = new double[12][12];
    int patches = 0;
    for (int n = 0; n < pictures.size(); n++) {
      float[] values = CENTRED.normalise(pictures.picture(n)).toArray();
      for (int y = 0; y + 1 < SIDE; y++) {
        for (int x = 0; x + 1 < SIDE; x++) {
          double[] answers = new double[12];
          for (int k = 0; k < 12; k++) {
            for (int i = 0; i < 12; i++) {
              int cell = (i / 4 * SIDE + y + i / 2 % 2) * SIDE + x + i % 2;
              answers[k] += filters[k * 12 + i] * values[cell];
            }
          }
          for (int a = 0; a < 12; a++) {
            for (int b = 0; b < 12; b++) {
              moments[a][b] += answers[a] * answers[b];
            }
          }
          patches++;
        }
      }
    }
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < 12; b++) {
        assertThat(moments[a][b] / patches)
            .as("answers %d and %d", a, b)
            .isCloseTo(a == b ? 1 : 0, within(0.05));
      }
    }
    for (int i = 0; i < 144; i++) {
      assertThat(filters[144 + i]).isEqualTo(-filters[i]);
    }
  }

  @Test
  void fewerMapsKeepTheDirectionsThatVaryMost() throws IOException {
    LabelledPictures pictures = smooth(100);
    float[] all = filters(24, pictures);
    float[] few = filters(6, pictures);
    for (int i = 0; i < 36; i++) {
      assertThat(few[i]).isCloseTo(all[i], within(1e-4f));
    }
  }

  private static float[] filters(int maps, LabelledPictures pictures) throws IOException {
    Graph graph = whitening(maps).prepared(whitening(maps).untrained(1), by(pictures));
    return graph.node(new LayerId("conv2d")).weights().get(0).toFloats();
  }

  @Test
  void onlyPicturesAreWhitened() {
    Sequential late =
        Sequential.input(SIDE, SIDE, 3)
            .then(conv(3, 1), conv(4, 2).init(new Initialiser.Whitening()), flatten(), dense(2));
    assertThatThrownBy(() -> late.prepared(late.untrained(1), by(smooth(3))))
        .isInstanceOf(UsageException.class)
        .hasMessage("'conv2d_1' is to whiten pictures: put it first, right after 'input'");
    assertThatThrownBy(() -> WhiteningFilters.requireFitting(Shape.of(3, 3, 2, 2)))
        .hasMessageContaining("an even number of maps, at most 24");
  }
}
