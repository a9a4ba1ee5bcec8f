package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.format.pickle.Pickle;

/**
 * A call of one of PyTorch's operators, as it was recorded while a network ran. An argument is a
 * {@link Result}, an {@link Extent}, a {@link Stored} or a {@link Fixed}, a Long, Double, Boolean
 * or String, {@link Pickle#NONE}, or a list of such.
 *
 * @param module which call of which module made it
 * @param operator its name, such as {@code convolution}
 * @param arguments by place
 * @param named by name
 * @param results how many values it gives
 */
public record RecordedCall(
    At module, String operator, List<Object> arguments, Map<String, Object> named, int results) {
  public RecordedCall {
    arguments = List.copyOf(arguments);
    named = Map.copyOf(named);
  }

  /**
   * A module at work.
   *
   * @param call which of all calls of modules
   * @param path its name; empty for the outermost
   */
  public record At(int call, String path) {}

  /**
   * The value that was given so many before the next one.
   *
   * @param back 1 for the latest
   */
  public record Result(int back) {}

  /** An extent of a value, multiplied, then divided and rounded down, of at least a number. */
  public record Extent(Result of, int axis, long times, long by, long least) {}

  /** A tensor of the network by its name, such as {@code layer1.0.conv1.weight}. */
  public record Stored(String name) {}

  /** A constant by its number. */
  public record Fixed(int number) {}
}
