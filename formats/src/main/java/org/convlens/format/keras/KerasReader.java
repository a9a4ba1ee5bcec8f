package org.convlens.format.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.format.preprocess.OwnScale;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Summary;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Opens what Keras saves: {@code .h5} files of Keras 1, 2 and 3, {@code .keras} archives, and a
 * model's JSON with its weights beside it.
 */
public final class KerasReader implements ModelReader {
  @Override
  public String name() {
    return "Keras";
  }

  @Override
  public boolean recognises(Header header) {
    return KerasFiles.isHdf(header) || KerasFiles.isArchive(header) || KerasFiles.isJson(header);
  }

  /** Finds the description and the weights that belong to a file. */
  interface Finder {
    KerasFiles find(Path path) throws IOException;
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    return read(path, size, KerasFiles::of);
  }

  static Model read(Path path, @Nullable Size size, Finder finder) throws IOException {
    try {
      KerasFiles files = finder.find(path);
      KerasTopology topology = TopologyParser.parse(files.json());
      LayerWeights weights = files.weights().of(topology);
      if (weights.isEmpty()) {
        throw new FormatException("the file holds no weights for this network");
      }
      Graph graph = Translation.graph(topology, weights, files.version(), files.isTheano(), size);
      return model(topology, graph, files, size != null)
          .withName(fileName(path))
          .with(Summary.FIXED, Long.toString(weights.fixed()));
    } catch (FormatException e) {
      boolean named = String.valueOf(e.getMessage()).startsWith(path.toString());
      throw named ? e : FormatException.in(path, String.valueOf(e.getMessage()), e);
    } catch (JacksonException e) {
      throw FormatException.in(path, "the model's description is not valid JSON", e);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw FormatException.in(path, "the network does not fit together: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw FormatException.in(path, "the model's description is nested too deeply", e);
    }
  }

  private static String fileName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static Model model(
      KerasTopology topology, Graph graph, KerasFiles files, boolean chosen) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", "Keras " + files.versionText());
    boolean open =
        topology
            .inputs()
            .get(0)
            .setting("batch_shape", "batch_input_shape")
            .toString()
            .matches("\\[null,(.*,)?null.*");
    if (open) {
      Shape input = graph.inputShape();
      Size size = new Size(input.height(), input.width());
      metadata.put(InputSize.FACT, InputSize.open(size, chosen));
    }
    return new Model(
        topology.name(),
        graph,
        OwnScale.guess(topology.name(), graph),
        Labels.NONE,
        Optional.empty(),
        metadata);
  }
}
