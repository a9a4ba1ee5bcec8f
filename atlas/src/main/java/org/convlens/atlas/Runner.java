package org.convlens.atlas;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convlens.task.Progress;

/** Who looks at the shards of an atlas. What comes of it does not depend on who it is. */
public interface Runner {
  /** The pictures, as this machine sees them. */
  PictureSource pictures();

  /** Where the atlas lies, as this machine sees it. */
  Store store();

  /**
   * Reads all files once.
   *
   * @param truth the class that a picture of a name truly is of, where that is known
   * @throws org.convlens.task.StoppedException if the progress is cancelled
   */
  Listing list(Function<String, OptionalInt> truth, Progress progress) throws IOException;

  /**
   * Looks at what is due.
   *
   * @param progress advances by the pictures that were looked at
   * @throws org.convlens.task.StoppedException if it is cancelled; shards that are whole stay
   */
  void run(Due due, Progress progress) throws IOException;
}
