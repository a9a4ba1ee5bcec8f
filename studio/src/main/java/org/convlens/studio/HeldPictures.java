package org.convlens.studio;

import java.util.Optional;
import org.convlens.report.Source;

/** Pictures that lie in memory: what was drawn, pasted or filmed and is no file. */
public interface HeldPictures {
  /** None. */
  HeldPictures NONE = source -> Optional.empty();

  /** The picture that a request means, if it is one of these. */
  Optional<OpenedPicture> find(Source source);
}
