package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.format.Models;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.net.Model;
import org.convlens.train.run.ModelFiles;

/** Networks of a training as ONNX, their weights as they are. */
final class OnnxModels implements ModelFiles {
  @Override
  public byte[] bytes(Model model) {
    return OnnxWriter.bytes(model, OnnxWriter.Precision.AS_THEY_ARE);
  }

  @Override
  public Model read(Path path) throws IOException {
    return Models.open(path);
  }
}
