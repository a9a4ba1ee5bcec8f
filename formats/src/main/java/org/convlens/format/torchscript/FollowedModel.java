package org.convlens.format.torchscript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.architecture.Architectures;
import org.convlens.format.architecture.Attention;
import org.convlens.format.architecture.Settings;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.InputSize;
import org.convlens.format.pickle.View;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * A program as a model: with its input, its preprocessing and what is known of it.
 *
 * @param format what people call it
 * @param type of the outermost module; empty if it is not told
 * @param weights by name, as in a state dict
 */
record FollowedModel(String format, String type, Map<String, View> weights) {
  /** Reads a file. */
  @FunctionalInterface
  interface Reading {
    Model model() throws IOException;
  }

  /** What goes wrong is told of the file, in one line. */
  static Model told(Path path, Reading reading) throws IOException {
    try {
      return reading.model();
    } catch (FormatException e) {
      boolean named = String.valueOf(e.getMessage()).startsWith(path.toString());
      throw named ? e : FormatException.in(path, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw FormatException.in(path, String.valueOf(e.getMessage()), e);
    } catch (ArithmeticException
        | IndexOutOfBoundsException
        | ClassCastException
        | NullPointerException
        | NegativeArraySizeException
        | UnsupportedOperationException e) {
      throw FormatException.in(path, "the program is damaged (" + e.getMessage() + ")", e);
    }
  }

  /**
   * @param recorded the picture that the program was recorded with; nothing if its size is open
   */
  Model read(Path path, @Nullable Size size, @Nullable Shape recorded, Followed program)
      throws IOException {
    Architecture architecture = architecture();
    int channels = recorded == null ? InputSearch.USUAL_CHANNELS : recorded.channels();
    InputSearch search = new InputSearch(program, channels, recorded != null);
    InputSearch.Found found;
    if (size != null) {
      found = new InputSearch.Found(search.graph(size), Optional.of(InputSize.open(size, true)));
    } else if (recorded != null) {
      Size own = new Size(recorded.height(), recorded.width());
      found = new InputSearch.Found(search.graph(own), Optional.empty());
    } else if (architecture != null) {
      found = new InputSearch.Found(search.graph(architecture.size()), Optional.empty());
    } else {
      found = search.graph();
    }
    String name = architecture == null ? fileName(path) : architecture.name();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", format);
    if (!type.isEmpty()) {
      metadata.put("class", type);
    }
    found.origin().ifPresent(origin -> metadata.put(InputSize.FACT, origin));
    if (architecture != null) {
      metadata.put("architecture", architecture.name());
    }
    return new Model(
        name,
        found.graph(),
        preprocessing(architecture, (name + " " + type).strip(), found.graph()),
        Labels.NONE,
        Optional.empty(),
        metadata);
  }

  /** What is said of a program that is not read: that it is a transformer, where it is one. */
  FormatException refusal(Exception cause) {
    return new FormatException(
        Attention.refusal(weights.keySet()).orElse(String.valueOf(cause.getMessage())), cause);
  }

  /** As the known architecture's; else a guess. */
  private static Preprocessing preprocessing(
      @Nullable Architecture architecture, String name, Graph graph) {
    Shape input = graph.inputShape();
    if (architecture != null && input.channels() == 3) {
      return architecture.preprocessing(new Size(input.height(), input.width()));
    }
    return Presets.guess(name, "pytorch", input);
  }

  /** The known architecture that all weights belong to; nothing if there is none. */
  private @Nullable Architecture architecture() {
    try {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, View> weight : weights.entrySet()) {
        tensors.put(weight.getKey(), weight.getValue().tensor());
      }
      if (tensors.isEmpty()) {
        return null;
      }
      Architectures.Match match = Architectures.of(tensors);
      Architecture architecture = match.architecture();
      architecture.build(match.weights(), Settings.NONE, architecture.size());
      return architecture;
    } catch (FormatException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      return null;
    }
  }

  private static String fileName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
