package org.convlens.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * The networks inside the program, as ONNX files with weights in half precision. {@code convlens
 * train digits --data DIR --seed 1 --half --threads 2 -o digits.onnx --untrained
 * digits-untrained.onnx} makes them again; another processor rounds a little differently.
 */
public final class BuiltIn {
  /** The MNIST network of {@link DigitsRecipe}, trained. */
  public static final String DIGITS = "digits";

  /** The same before training. */
  public static final String DIGITS_UNTRAINED = "digits:untrained";

  /** The seed that they were made with. */
  public static final long SEED = 1;

  private BuiltIn() {}

  /** What they are called. */
  public static List<String> names() {
    return List.of(DIGITS, DIGITS_UNTRAINED);
  }

  public static boolean has(String name) {
    return names().contains(name);
  }

  /**
   * The bytes of an ONNX file. To be closed.
   *
   * @throws UsageException with the nearest names, if there is none
   */
  public static InputStream open(String name) throws IOException {
    if (!has(name)) {
      throw Suggestion.unknown("built-in network", name, names(), "convlens models");
    }
    String resource = name.replace(':', '-') + ".onnx";
    InputStream stream = BuiltIn.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new FileNotFoundException("the built-in network '" + name + "' is missing here");
    }
    return stream;
  }
}
