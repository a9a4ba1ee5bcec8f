package org.convlens.format.torchscript;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.storage.ZipArchive;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Opens what {@code torch.export.save} writes since PyTorch 2.8: a list of calls of PyTorch's
 * operators. Layers are called after their modules; weights stay in the mapped file.
 */
public final class ExportReader implements ModelReader {
  private static final String OLDER = "serialized_exported_program.json";

  @Override
  public String name() {
    return "torch.export";
  }

  @Override
  public boolean recognises(Header header) {
    if (!header.startsWith('P', 'K', 3, 4)) {
      return false;
    }
    try {
      return ZipArchive.of(header.path()).entries().keySet().stream()
          .anyMatch(n -> ExportedProgram.isOne(n) || n.endsWith(OLDER));
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    return FollowedModel.told(path, () -> model(path, size));
  }

  private static Model model(Path path, @Nullable Size size) throws IOException {
    ZipArchive zip = ZipArchive.of(path);
    if (zip.entries().keySet().stream().anyMatch(n -> n.endsWith(OLDER))) {
      throw new FormatException(
          "torch.export of PyTorch before 2.8 wrote this; with a newer one:"
              + " torch.export.save(torch.export.load(\"FILE.pt2\"), \"net.pt2\")");
    }
    ExportedProgram program = ExportedProgram.of(zip);
    FollowedModel model = new FollowedModel("torch.export", "", program.stored());
    try {
      return model.read(path, size, program.recorded(), new ExportedTracing(program));
    } catch (FormatException | IllegalArgumentException e) {
      throw model.refusal(e);
    }
  }
}
