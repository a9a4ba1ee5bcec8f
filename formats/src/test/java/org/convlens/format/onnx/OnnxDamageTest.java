package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.convlens.format.file.FormatException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are refused with one line; nothing else comes out of the reader. */
@Timeout(60)
class OnnxDamageTest {
  private static final String MS = "models-small/mnist-ms/mnist.onnx";
  private static final String TRIBUO = "models-small/mnist-tribuo/pytorch_cnn_mnist.onnx";
  private static final String RESNET = "models-small/cifar10-resnet/resnet20_cifar10.onnx";
  private static final String TINY = "models-small/tinyvgg/tinyvgg.onnx";

  @ParameterizedTest
  @ValueSource(strings = {MS, TRIBUO, RESNET, TINY})
  void everyTruncationIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SharedModels.path(name));
    for (int i = 0; i < 60; i++) {
      byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * i / 60));
      assertThat(readsOrRefuses(cut)).as("%s cut to %d bytes", name, cut.length).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MS, TRIBUO, RESNET, TINY})
  void flippedBitsAreReadOrRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SharedModels.path(name));
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] flipped = whole.clone();
      for (int flips = 0; flips < 1 + i % 4; flips++) {
        int near = i % 2 == 0 ? Math.min(whole.length, 4096) : whole.length;
        flipped[random.nextInt(near)] ^= (byte) (1 << random.nextInt(8));
      }
      readsOrRefuses(flipped);
    }
  }

  /** The graph's description lies before and after the weights: single bytes of it are replaced. */
  @ParameterizedTest
  @ValueSource(strings = {MS, TRIBUO})
  void replacedBytesAreReadOrRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SharedModels.path(name));
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(Math.min(whole.length, 2500))] = (byte) random.nextInt();
      readsOrRefuses(changed);
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private static boolean readsOrRefuses(byte[] bytes) {
    try {
      OnnxReader.read(ByteBuffer.wrap(bytes), "changed");
      return true;
    } catch (FormatException e) {
      assertThat(e.getMessage()).startsWith("changed: ").doesNotContain("\n");
      return false;
    } catch (Throwable e) {
      return fail("not a refusal", e);
    }
  }
}
