package org.convlens.web.visit;

import java.io.IOException;

/** A kind of question that is answered at once. */
interface QuickQuestion {
  /**
   * @throws IOException with one line, if something is missing or damaged
   * @throws org.convlens.task.UsageException if the question does not fit
   */
  Message answer(Ask ask) throws IOException;
}
