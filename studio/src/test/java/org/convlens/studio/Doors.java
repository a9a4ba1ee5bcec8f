package org.convlens.studio;

import java.util.Optional;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;

/** What a door of these tests asks with. */
final class Doors {
  static final Listener QUIET = Listener.of(() -> Progress.SILENT);

  private Doors() {}

  static Studio studio() {
    return new Studio(
        (precision, threads) -> Torch.engine(new Torch.Options(threads, precision)), 2);
  }

  static Question digit(int which) {
    return Question.of(Opening.of(Source.named("digits")))
        .about(Optional.of(Source.named("digit:" + which)));
  }
}
