package org.convlens.studio;

import java.io.IOException;
import org.convlens.method.Adjustable;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;

/**
 * A way of looking that is answered by facts and not by a picture: a record whose components are
 * its knobs.
 */
public sealed interface Look extends Adjustable
    permits FormulaLook, WhatIfLook, UnitLook, UnitsLook, ClassifyLook, SummaryLook {
  /** Lower case with hyphens; no method has it. */
  String name();

  /** Whether it looks at a picture. */
  default boolean needsPicture() {
    return true;
  }

  /**
   * @param question which network, and which picture where one is needed
   * @param listener hears how far long work is, and may stop it; what is finished is then answered
   * @throws IOException with one line, if something is missing, damaged or another than it was
   * @throws org.convlens.task.UsageException if it does not fit the network
   */
  Reply answer(Question question, Studio studio, Listener listener) throws IOException;
}
