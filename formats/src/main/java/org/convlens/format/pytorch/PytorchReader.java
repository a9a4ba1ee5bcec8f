package org.convlens.format.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.architecture.Architectures;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Model;
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

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    try {
      boolean safetensors = SafetensorsFile.recognises(Header.of(path));
      StateDict weights =
          safetensors ? new StateDict(SafetensorsFile.of(path).tensors()) : TorchFile.read(path);
      Architecture architecture = Architectures.of(weights.tensors());
      Size chosen = size == null ? architecture.size() : size;
      Graph graph = architecture.graph(weights.tensors(), chosen);
      return new Model(
          architecture.name(),
          graph,
          architecture.preprocessing(chosen),
          Labels.NONE,
          Optional.empty(),
          Map.of(
              "format",
              safetensors ? "safetensors" : "PyTorch weights",
              "architecture",
              architecture.name()));
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
