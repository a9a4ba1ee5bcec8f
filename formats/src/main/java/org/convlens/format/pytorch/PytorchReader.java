package org.convlens.format.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.architecture.Architectures;
import org.convlens.format.architecture.Settings;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.preprocess.Presets;
import org.convlens.format.safetensors.SafetensorsFile;
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

  private static Model model(
      StateDict weights, Settings settings, @Nullable Size size, boolean safetensors)
      throws FormatException {
    Architectures.Match match = Architectures.of(weights.tensors());
    Architecture architecture = match.architecture();
    Size usual = settings.size() == null ? architecture.size() : settings.size();
    Architecture.Built built =
        architecture.build(match.weights(), settings, size == null ? usual : size);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", safetensors ? "safetensors" : "PyTorch weights");
    metadata.put("architecture", architecture.name());
    if (size != null) {
      metadata.put(InputSize.FACT, InputSize.open(size, true));
    }
    if (!built.assumptions().isEmpty()) {
      String all = String.join("; ", built.assumptions());
      metadata.put(Architecture.ASSUMED, all + ": the file does not hold them");
    }
    Model model =
        new Model(
            architecture.name(),
            built.graph(),
            preprocessing(architecture, settings, built.graph().inputShape()),
            Labels.NONE,
            Optional.empty(),
            metadata);
    return built.features() ? model.withReading(Head.Reading.REGRESSION) : model;
  }

  /** As the settings say, else as published, else, where that is for other channels, a guess. */
  private static Preprocessing preprocessing(
      Architecture architecture, Settings settings, Shape input) {
    Preprocessing said = settings.preprocessing();
    if (said != null && said.mean().size() == input.channels()) {
      return said;
    }
    return input.channels() == 3
        ? architecture.preprocessing(new Size(input.height(), input.width()))
        : Presets.guess(architecture.name(), "pytorch", input);
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    try {
      boolean safetensors = SafetensorsFile.recognises(Header.of(path));
      StateDict weights =
          safetensors ? new StateDict(SafetensorsFile.of(path).tensors()) : TorchFile.read(path);
      return model(weights, Settings.beside(path), size, safetensors);
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
