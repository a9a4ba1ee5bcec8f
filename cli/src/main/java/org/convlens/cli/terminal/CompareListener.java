package org.convlens.cli.terminal;

import java.util.Locale;
import org.convlens.report.page.Listener;
import org.convlens.task.Progress;
import org.convlens.trust.Cost;

/** Tells what a comparison is going to cost, then how far the work is. */
public final class CompareListener implements Listener {
  private final Console console;
  private final String task;

  /**
   * @param methods that are compared
   */
  public CompareListener(Console console, int methods) {
    this.console = console;
    this.task = "comparing " + methods + " methods: ";
  }

  @Override
  public void passes(long count) {
    console.tell(String.format(Locale.ROOT, "%s%,d passes", task, count));
  }

  @Override
  public void cost(Cost cost) {
    console.tell(task + Cost.time(cost.seconds()));
  }

  @Override
  public Progress progress() {
    return console.bar();
  }
}
