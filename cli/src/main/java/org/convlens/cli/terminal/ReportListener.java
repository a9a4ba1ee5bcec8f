package org.convlens.cli.terminal;

import java.util.Locale;
import org.convlens.report.page.Listener;
import org.convlens.task.Progress;
import org.convlens.trust.Cost;

/** Tells what a page is going to cost, then how far the work is. */
public final class ReportListener implements Listener {
  private final Console console;
  private double seconds = Double.NaN;

  public ReportListener(Console console) {
    this.console = console;
  }

  @Override
  public void passes(long count) {
    console.tell(String.format(Locale.ROOT, "where it looked: %,d passes", count));
  }

  @Override
  public void cost(Cost cost) {
    seconds = cost.seconds();
    console.tell("where it looked: " + Cost.time(seconds));
  }

  @Override
  public Progress progress() {
    return Double.isNaN(seconds) ? console.progress() : console.bar(seconds);
  }
}
