package org.convlens.format.torchscript;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.storage.ZipArchive;
import org.convlens.net.Model;
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
    return FollowedModel.told(path, () -> model(path, size));
  }

  private static Model model(Path path, @Nullable Size size) throws IOException {
    TorchArchive archive = TorchArchive.of(path);
    Program program = Program.of(archive);
    Modules modules = new Modules(program.root());
    String type = program.root().type().replaceAll("___torch_mangle_\\d+\\.|^__torch__\\.", "");
    FollowedModel model = new FollowedModel("TorchScript", type, modules.weights());
    try {
      return model.read(path, size, TracedInput.of(archive), new Tracing(program, modules));
    } catch (FormatException | IllegalArgumentException e) {
      throw model.refusal(e);
    }
  }
}
