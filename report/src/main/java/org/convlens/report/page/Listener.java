package org.convlens.report.page;

import org.convlens.task.Progress;
import org.convlens.trust.Cost;

/** Hears what a page is going to cost, and how far the work on it is. */
public interface Listener {
  /** Called before all else, where the work is long. */
  void passes(long count);

  /** Called after that: what was measured. */
  void cost(Cost cost);

  /** Hears how far the heatmaps are; when it stops them, the page has those that are finished. */
  Progress progress();
}
