package org.convlens.cli;

import org.convlens.net.Engine;
import org.convlens.net.Precision;
import org.convlens.studio.Engines;
import org.convlens.torch.Torch;

/** The engines of the command line: libtorch's. */
final class TorchEngines implements Engines {
  @Override
  public Engine at(Precision precision, int threads) {
    return Torch.engine(new Torch.Options(threads, precision));
  }
}
