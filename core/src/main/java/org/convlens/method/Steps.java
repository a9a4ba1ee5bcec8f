package org.convlens.method;

import java.util.ArrayList;
import java.util.List;
import org.convlens.picture.Heatmap;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;

/** Counts the steps of one explanation, so that a map that was stopped half-way says so. */
final class Steps implements Progress {
  private static final String STOPPED = "Stopped";

  private final Progress listener;
  private long planned;
  private long done;

  private Steps(Progress listener) {
    this.listener = listener;
  }

  /**
   * A map, with a note if it is unfinished.
   *
   * @throws StoppedException if it was stopped before its first step was finished
   */
  static Heatmap counted(Explanation method, Scene scene) {
    Steps steps = new Steps(scene.progress());
    Run run = new Run(scene.seed(), steps);
    Heatmap heat = method.explain(scene.network(), scene.input(), scene.requireScore(), run);
    if (!steps.cancelled() || steps.done >= steps.planned) {
      return heat;
    }
    if (steps.done == 0) {
      throw new StoppedException("stopped before the first step was finished: nothing is drawn");
    }
    List<String> notes = new ArrayList<>(heat.notes());
    if (notes.stream().noneMatch(note -> note.startsWith(STOPPED))) {
      notes.add(
          STOPPED + " after " + steps.done + " of " + steps.planned + " steps: it is unfinished.");
    }
    return new Heatmap(heat.title(), heat.map(), heat.signed(), notes, heat.scale());
  }

  @Override
  public void begin(String what, long steps) {
    planned += steps;
    listener.begin(what, steps);
  }

  @Override
  public void advance(long steps, String note) {
    done += steps;
    listener.advance(steps, note);
  }

  @Override
  public void end() {
    listener.end();
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }
}
