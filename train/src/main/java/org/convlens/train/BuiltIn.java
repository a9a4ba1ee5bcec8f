package org.convlens.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * The networks inside the program, as ONNX files with weights in half precision. {@code convlens
 * train fashion --data DIR --seed 1 --half --threads 2 -o fashion.onnx --untrained
 * fashion-untrained.onnx} and the same with {@code cifar10-fast} make {@link #FASHION} and {@link
 * #PHOTOS} again; another processor rounds a little differently.
 */
public final class BuiltIn {
  /** The MNIST network of {@link DigitsRecipe}, trained. */
  public static final String DIGITS = "digits";

  /** The same before training. */
  public static final String DIGITS_UNTRAINED = "digits:untrained";

  /** The Fashion-MNIST network of {@link FashionRecipe}, trained. */
  public static final String FASHION = "fashion";

  /** The CIFAR-10 network of {@link Cifar10FastRecipe}, trained: small, for anybody's pictures. */
  public static final String PHOTOS = "photos";

  private static final String UNTRAINED = ":untrained";

  /** The seed that they were made with. */
  public static final long SEED = 1;

  private static final List<String> TRAINED = List.of(DIGITS, FASHION, PHOTOS);

  private BuiltIn() {}

  /** What they are called. */
  public static List<String> names() {
    return TRAINED.stream().flatMap(name -> Stream.of(name, name + UNTRAINED)).toList();
  }

  /** The same network before its training, where both are here. */
  public static Optional<String> before(String name) {
    return TRAINED.contains(name) ? Optional.of(name + UNTRAINED) : Optional.empty();
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
