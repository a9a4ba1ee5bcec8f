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
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.pickle.View;
import org.convlens.format.preprocess.Presets;
import org.convlens.format.storage.ZipArchive;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Opens what {@code torch.jit.save} writes: networks that were traced or scripted. Layers are
 * called after their modules; weights stay in the mapped file.
 */
public final class TorchScriptReader implements ModelReader {
  @Override
  public String name() {
    return "TorchScript";
  }

  @Override
  public boolean recognises(Header header) {
    if (!TorchArchive.recognises(header)) {
      return false;
    }
    try {
      return ZipArchive.of(header.path()).entries().keySet().stream()
          .map(n -> n.substring(n.indexOf('/') + 1))
          .anyMatch(n -> n.equals("constants.pkl") || n.startsWith("code/"));
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    try {
      return model(path, size);
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

  private static Model model(Path path, @Nullable Size size) throws IOException {
    TorchArchive archive = TorchArchive.of(path);
    Program program = Program.of(archive);
    Modules modules = new Modules(program.root());
    try {
      return model(path, size, archive, program, modules);
    } catch (FormatException | IllegalArgumentException e) {
      Optional<String> refusal = Attention.refusal(modules.weights().keySet());
      if (refusal.isPresent()) {
        throw new FormatException(refusal.get(), e);
      }
      throw e;
    }
  }

  private static Model model(
      Path path, @Nullable Size size, TorchArchive archive, Program program, Modules modules)
      throws IOException {
    Architecture architecture = architecture(modules);
    InputSearch search = new InputSearch(new Tracing(program, modules));
    Shape traced = TracedInput.of(archive);
    InputSearch.Found found;
    if (size != null) {
      found = new InputSearch.Found(search.graph(size), Optional.of(InputSize.open(size, true)));
    } else if (traced != null) {
      Size recorded = new Size(traced.height(), traced.width());
      found = new InputSearch.Found(search.graph(recorded), Optional.empty());
    } else if (architecture != null) {
      found = new InputSearch.Found(search.graph(architecture.size()), Optional.empty());
    } else {
      found = search.graph();
    }
    String type = program.root().type().replaceAll("___torch_mangle_\\d+\\.|^__torch__\\.", "");
    String name = architecture == null ? fileName(path) : architecture.name();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "TorchScript");
    metadata.put("class", type);
    found.origin().ifPresent(origin -> metadata.put(InputSize.FACT, origin));
    if (architecture != null) {
      metadata.put("architecture", architecture.name());
    }
    return new Model(
        name,
        found.graph(),
        preprocessing(architecture, name + " " + type, found.graph()),
        Labels.NONE,
        Optional.empty(),
        metadata);
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
  private static @Nullable Architecture architecture(Modules modules) {
    try {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, View> weight : modules.weights().entrySet()) {
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
