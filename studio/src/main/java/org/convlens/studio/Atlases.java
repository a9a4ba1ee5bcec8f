package org.convlens.studio;

import java.io.IOException;
import org.convlens.method.Scene;
import org.convlens.report.Source;
import org.convlens.report.page.Aside;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;

/** Consults atlases of many pictures; the doors say who does. */
public interface Atlases {
  /**
   * What one says of a picture.
   *
   * @param atlas by its manifest
   * @param opened the network that looks at the picture
   * @param scene the picture before that network
   * @param picture where it comes from; what has the bytes of a picture of the atlas is that one
   * @param explained what the network says of it
   * @throws IOException with one line, if there is no such atlas, or it is another than the one
   *     that was looked at before
   * @throws org.convlens.task.UsageException if it is another network's
   */
  Aside about(
      Source atlas,
      OpenedModel opened,
      Scene scene,
      Source picture,
      Prediction explained,
      Progress progress)
      throws IOException;
}
