package org.convlens.train.run;

import java.io.IOException;
import java.util.Optional;
import org.convlens.train.Moment;

/** Takes frames of a training. The same moment of the same training gives the same bytes. */
@FunctionalInterface
public interface Film {
  /** Takes none. */
  Film NONE = moment -> Optional.empty();

  /** The frame of a moment; empty where there is none. */
  Optional<byte[]> frame(Moment moment) throws IOException;
}
