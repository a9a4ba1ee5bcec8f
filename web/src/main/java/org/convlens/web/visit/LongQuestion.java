package org.convlens.web.visit;

import java.io.IOException;
import java.util.function.Consumer;
import org.convlens.web.desk.Turn;

/** A kind of question that takes its time. */
interface LongQuestion {
  /**
   * @param turn asked between steps whether to stop; then what is finished is the answer
   * @param early sends what there is before the end
   * @throws IOException with one line, if something is missing or damaged
   * @throws org.convlens.task.UsageException if the question does not fit
   * @throws org.convlens.task.StoppedException if it is stopped before anything is finished
   */
  Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException;
}
