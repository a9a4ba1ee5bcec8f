package org.convlens.format.tflite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.format.preprocess.OwnScale;
import org.convlens.format.storage.MappedFile;
import org.convlens.net.Graph;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Stretch;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Opens what TensorFlow Lite's converter writes. The file is mapped; weights of floating numbers
 * whose order stays are views of it.
 */
public final class LiteReader implements ModelReader {
  private static final String WHOLE_WEIGHTS =
      "weights in 8 bits are computed with as the numbers that they stand for; TensorFlow Lite rounds"
          + " what they meet, too, for each picture anew";

  @Override
  public String name() {
    return "TensorFlow Lite";
  }

  @Override
  public boolean recognises(Header header) {
    return LiteFile.recognises(header.start());
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    try {
      return model(path, size);
    } catch (FormatException e) {
      boolean named = String.valueOf(e.getMessage()).startsWith(path.toString());
      throw named ? e : FormatException.in(path, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw FormatException.in(path, "the network does not fit together: " + e.getMessage(), e);
    }
  }

  private static Model model(Path path, @Nullable Size size) throws IOException {
    MappedFile mapped = MappedFile.of(path);
    Budget budget = new Budget(mapped.size());
    LiteFile file = LiteFile.of(mapped.whole(), budget);
    Size open = size == null ? InputSize.USUAL : size;
    PictureInput input = PictureInput.of(file, open);
    GraphReader reader = new GraphReader(file, input, budget);
    Graph graph = reader.read();
    Map<String, String> facts = new HashMap<>();
    facts.put("format", "TensorFlow Lite");
    if (input.open()) {
      facts.put(InputSize.FACT, InputSize.open(open, size != null));
    }
    if (reader.hasWholeWeights()) {
      facts.put(Architecture.ASSUMED, WHOLE_WEIGHTS);
    }
    LiteMetadata metadata = LiteMetadata.of(file, budget);
    String name = modelName(path);
    return new Model(
        name,
        graph,
        metadata
            .preprocessing(graph.inputShape())
            .orElseGet(() -> preprocessing(name, graph, input.tensor())),
        metadata.labels(path),
        Optional.empty(),
        facts);
  }

  /** As the file's integers hold pictures, where it takes such; else by the name. */
  private static Preprocessing preprocessing(String name, Graph graph, LiteTensor input) {
    Shape shape = graph.inputShape();
    ElementType type = input.type();
    if (type == ElementType.UINT8 || type == ElementType.INT8) {
      return pixels(shape, input);
    }
    return OwnScale.guess(name, graph);
  }

  /** The smallest integer is black, the largest white. */
  private static Preprocessing pixels(Shape shape, LiteTensor input) {
    Quantize steps;
    try {
      steps = input.rounding();
    } catch (FormatException e) {
      steps = null;
    }
    boolean certain = input.type() == ElementType.UINT8;
    double scale = steps == null ? 1 : steps.scale();
    double first = steps == null ? (certain ? 0 : -128) : steps.least() - steps.zero();
    return new Preprocessing(
        new Stretch(Filter.BILINEAR),
        LiteMetadata.channels(shape),
        scale,
        List.of(-first * scale),
        List.of(1.0),
        certain
            ? "the file: its input holds pixels as integers"
            : "guessed: black and white are the ends of what the file's input holds");
  }

  private static String modelName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
