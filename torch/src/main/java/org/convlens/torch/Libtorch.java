package org.convlens.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Loads the native libraries, once. */
final class Libtorch {
  private static final String[] LIBRARIES = {"c10", "torch_cpu", "torch"};

  /** Threads that an operator has in the thread that asks; 0 where nobody has said so yet. */
  private static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(() -> 0);

  private static volatile int threads = 1;
  private static @Nullable Lanes lanes;

  private Libtorch() {}

  /**
   * @param threads for one operator
   */
  static synchronized void load(int threads) {
    // Native memory is bounded by the traces that are open, not by a share of the Java heap.
    setIfAbsent("org.bytedeco.javacpp.maxbytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
    // Unpacked first, so that a libtorch that the system has is not taken instead.
    unpack(Loader.getPlatform());
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(
        multiplying(threads, System.getenv("OPENBLAS_NUM_THREADS")));
    if (threads != Libtorch.threads) {
      Libtorch.threads = threads;
      lanes = null;
    }
  }

  /**
   * Gives operators in this thread as many threads as were loaded. Each thread of Java has a number
   * of its own, and one that existed before the engine would otherwise compute with all processors
   * until libtorch first divides an operator there: sums would differ in their last digits.
   */
  static void enter() {
    int common = threads;
    if (OWN.get() != common && !Lanes.isInside()) {
      torch.get_num_threads();
      torch.set_num_threads(common);
      OWN.set(common);
    }
  }

  /**
   * @param platform as JavaCPP calls it, such as {@code linux-x86_64}
   * @throws IllegalStateException if the class path has no libtorch for it
   * @throws UncheckedIOException if there is no folder to unpack it into
   */
  static void unpack(String platform) {
    try {
      boolean any = false;
      for (String library : LIBRARIES) {
        String resource =
            "/org/bytedeco/pytorch/" + platform + "/" + System.mapLibraryName(library);
        any |= Loader.cacheResource(resource) != null;
      }
      if (!any) {
        throw new IllegalStateException(
            "the class path has no libtorch for %s: add javacpp, openblas and pytorch of org.bytedeco with the classifier %s"
                .formatted(platform, platform));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack libtorch: " + e.getMessage(), e);
    }
  }

  /** Begun when they are first asked for; none where operators have one thread. */
  static synchronized Optional<Lanes> lanes() {
    if (lanes == null && threads > 1) {
      lanes = Lanes.of(threads);
    }
    return Optional.ofNullable(lanes);
  }

  /**
   * The threads of one matrix product. OpenBLAS spins while it waits for its threads: where others
   * keep the processors busy, one thread is quicker than many, and its own variable says so.
   *
   * @param wish what OPENBLAS_NUM_THREADS says, which only lowers their number
   */
  static int multiplying(int threads, @Nullable String wish) {
    return wish != null && wish.matches("[1-9]\\d{0,3}")
        ? Math.min(threads, Integer.parseInt(wish))
        : threads;
  }

  /** Of the libraries, and which of their kernels this processor takes. */
  static String version() {
    try (BytePointer config = torch.show_config();
        BytePointer kernels = torch.get_cpu_capability()) {
      String first = config.getString().lines().findFirst().orElse("");
      String libraries =
          config
              .getString()
              .lines()
              .filter(line -> line.contains("MKL-DNN") || line.contains("oneDNN"))
              .findFirst()
              .map(line -> ", " + line.replaceFirst("^[-\\s]*", ""))
              .orElse("");
      return (first + " " + kernels.getString() + libraries).strip();
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
