package org.convlens.cli.option;

import org.convlens.atlas.standing.Consultation;
import org.convlens.net.Engine;
import org.convlens.net.Precision;
import org.convlens.studio.Engines;
import org.convlens.studio.Shelf;
import org.convlens.studio.Studio;
import org.convlens.torch.Torch;

/** The engines of the command line: libtorch's. */
public final class TorchEngines implements Engines {
  /** A command looks at two networks at most. */
  private static final int MOST_NETWORKS = 2;

  /** A studio for one command, whose engine starts. */
  public static Studio studio(Precision precision, int threads) {
    return new Studio(new TorchEngines(), MOST_NETWORKS)
        .keeping(Shelf.ofUser())
        .consulting(new Consultation())
        .begin(precision, threads);
  }

  @Override
  public Engine at(Precision precision, int threads) {
    return Torch.engine(new Torch.Options(threads, precision));
  }
}
