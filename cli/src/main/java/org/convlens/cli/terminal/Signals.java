package org.convlens.cli.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system, through the JDK's {@code sun.misc.Signal}: named by reflection,
 * as the compiler warns of the name. A signal that the program was started to ignore stays ignored.
 */
final class Signals {
  private Signals() {}

  /**
   * Lets somebody act on a signal, each time in a thread of its own; nothing changes where the
   * system has no such signal.
   *
   * @param name such as {@code INT}
   * @param action is given the signal's number
   */
  static void on(String name, IntConsumer action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (Integer) type.getMethod("getNumber").invoke(signal);
      InvocationHandler acting =
          (self, method, args) -> answer(self, method.getName(), args, () -> action.accept(number));
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(), new Class<?>[] {handlerType}, acting);
      type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // The system has no such signal, or it is taken: it keeps its usual meaning.
      return;
    }
  }

  private static @Nullable Object answer(
      Object self, String method, Object @Nullable [] args, Runnable action) {
    if (method.equals("handle")) {
      action.run();
      return null;
    }
    return switch (method) {
      case "equals" -> args != null && args[0] == self;
      case "hashCode" -> System.identityHashCode(self);
      default -> "signal handler";
    };
  }
}
