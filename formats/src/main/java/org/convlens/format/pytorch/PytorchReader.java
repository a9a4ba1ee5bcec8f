package org.convlens.format.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.architecture.Architectures;
import org.convlens.format.architecture.Settings;
import org.convlens.format.blueprint.Blueprints;
import org.convlens.format.blueprint.BuiltBlueprint;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.preprocess.Presets;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Opens weights that PyTorch saved, as {@code .pth}, {@code .pt}, {@code .bin} or {@code
 * .safetensors}: the architecture is recognised from the weights' names and shapes.
 */
public final class PytorchReader implements ModelReader {
  @Override
  public String name() {
    return "PyTorch weights";
  }

  @Override
  public boolean recognises(Header header) {
    return TorchFile.isLegacy(header)
        || TorchArchive.recognises(header)
        || SafetensorsFile.recognises(header);
  }

  /**
   * The network of these weights: of an architecture that is known by its family, else as its
   * library builds it.
   */
  private static Model model(StateDict weights, Settings settings, @Nullable Size size, Path path)
      throws FormatException {
    try {
      return known(weights, settings, size);
    } catch (FormatException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      Optional<BuiltBlueprint> built =
          BuiltBlueprint.of(Blueprints.own(), weights.tensors(), settings, size, path);
      if (built.isEmpty()) {
        throw e;
      }
      return of(built.get());
    }
  }

  private static Model known(StateDict weights, Settings settings, @Nullable Size size)
      throws FormatException {
    Architectures.Match match = Architectures.of(weights.tensors());
    Architecture architecture = match.architecture();
    Size usual = settings.size() == null ? architecture.size() : settings.size();
    Architecture.Built built =
        architecture.build(match.weights(), settings, size == null ? usual : size);
    Shape input = built.graph().inputShape();
    Model model =
        model(
            architecture.name(),
            built.graph(),
            built.assumptions(),
            preprocessing(
                architecture.name(),
                architecture.preprocessing(new Size(input.height(), input.width())),
                settings,
                input));
    return built.features() ? model.withReading(Head.Reading.REGRESSION) : model;
  }

  private static Model of(BuiltBlueprint built) {
    return model(
        built.name(),
        built.graph(),
        built.assumptions(),
        preprocessing(
            built.name(), built.preprocessing(), built.settings(), built.graph().inputShape()));
  }

  private static Model model(
      String name, Graph graph, List<String> assumptions, Preprocessing preprocessing) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("architecture", name);
    if (!assumptions.isEmpty()) {
      String all = String.join("; ", assumptions);
      metadata.put(Architecture.ASSUMED, all + ": the file does not hold them");
    }
    return new Model(name, graph, preprocessing, Labels.NONE, Optional.empty(), metadata);
  }

  /** As the settings say, else as published, else, where that is for other channels, a guess. */
  private static Preprocessing preprocessing(
      String name, Preprocessing published, Settings settings, Shape input) {
    Preprocessing said = settings.preprocessing();
    if (said != null && said.mean().size() == input.channels()) {
      return said;
    }
    return input.channels() == 3 ? published : Presets.guess(name, "pytorch", input);
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    try {
      boolean safetensors = SafetensorsFile.recognises(Header.of(path));
      StateDict weights =
          safetensors ? new StateDict(SafetensorsFile.of(path).tensors()) : TorchFile.read(path);
      Model model =
          model(weights, Settings.beside(path), size, path)
              .with("format", safetensors ? "safetensors" : "PyTorch weights");
      return size == null ? model : model.with(InputSize.FACT, InputSize.open(size, true));
    } catch (FormatException e) {
      boolean named = String.valueOf(e.getMessage()).startsWith(path.toString());
      throw named ? e : FormatException.in(path, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | ClassCastException e) {
      throw FormatException.in(path, "the weights do not fit together: " + e.getMessage(), e);
    }
  }
}
