package org.convlens.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/** Bounds the life of native handles and says whether operations are recorded for gradients. */
final class Scope {
  private Scope() {}

  /** Frees every native handle made inside, save those that are {@linkplain #keep kept}. */
  @SuppressWarnings("try")
  static <T> T compute(boolean recording, Supplier<T> body) {
    try (PointerScope handles = new PointerScope();
        AutoGradMode mode = new AutoGradMode(recording)) {
      return body.get();
    }
  }

  static void perform(boolean recording, Runnable body) {
    Boolean done =
        compute(
            recording,
            () -> {
              body.run();
              return Boolean.TRUE;
            });
    assert done;
  }

  /** Makes a handle outlive the scope; to be closed by hand. */
  static <P extends Pointer> P keep(P handle) {
    handle.retainReference();
    return handle;
  }

  /** A scope that stays open after its body: its handles live until it is closed. */
  @SuppressWarnings("try")
  static <T> Held<T> hold(Supplier<T> body) {
    PointerScope handles = new PointerScope();
    try {
      T value;
      try (AutoGradMode mode = new AutoGradMode(false)) {
        value = body.get();
      }
      handles.extend();
      return new Held<>(value, handles);
    } finally {
      handles.close();
    }
  }

  /** A value and the native handles that it needs. */
  record Held<T>(T value, PointerScope handles) implements AutoCloseable {
    @Override
    public void close() {
      handles.close();
    }
  }
}
