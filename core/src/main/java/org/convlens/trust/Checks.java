package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.convlens.method.Explanation;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.task.Weighted;

/** Which checks are asked, by what they cost. */
public enum Checks {
  /** None. */
  NONE,
  /** Deletion, insertion and the drop of confidence in few steps, and the completeness gap. */
  QUICK,
  /** The same in finer steps, ROAD and parameter randomisation. */
  FULL;

  private static final int QUICK_STEPS = 14;
  private static final int FULL_STEPS = 56;
  private static final int QUICK_DRAWS = 2;
  private static final int FULL_DRAWS = 4;
  private static final int ROAD_DRAWS = 2;
  private static final int STAGES = 6;

  /**
   * @throws UsageException if there are no such
   */
  public static Checks named(String text) {
    for (Checks checks : values()) {
      if (checks.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return checks;
      }
    }
    throw new UsageException("trust '" + text + "': must be none, quick or full");
  }

  /** The checks that have something to say of what a method finds. */
  public List<Check> of(Explanation method, Head head, Engine engine) {
    List<Check> checks = new ArrayList<>();
    if (this == NONE) {
      return checks;
    }
    int steps = this == QUICK ? QUICK_STEPS : FULL_STEPS;
    int draws = this == QUICK ? QUICK_DRAWS : FULL_DRAWS;
    checks.add(new Deletion(steps, draws));
    checks.add(new Insertion(steps, draws));
    if (!head.isRegression()) {
      checks.add(new ConfidenceDrop(draws));
    }
    if (this == FULL) {
      checks.add(new Road(Road.NOISE, ROAD_DRAWS));
    }
    if (Completeness.applies(method)) {
      checks.add(new Completeness());
    }
    if (this == FULL) {
      checks.add(new Randomisation(engine, STAGES));
    }
    return checks;
  }

  /** Asks all of them; those that are missing when the work is cancelled are left out. */
  public List<Answer> ask(Claim claim, Engine engine, long seed, Progress progress) {
    return ask(claim, engine, seed, part -> progress, progress);
  }

  /**
   * @param parts what hears of each check, the first being 1
   */
  List<Answer> ask(
      Claim claim, Engine engine, long seed, IntFunction<Progress> parts, Progress progress) {
    List<Answer> answers = new ArrayList<>();
    List<Check> all = of(claim.method(), claim.network().model().head(), engine);
    for (int i = 0; i < all.size() && !progress.cancelled(); i++) {
      Progress part = parts.apply(i + 1);
      Answer answer = all.get(i).ask(claim, seed, part);
      if (part instanceof Weighted weighted) {
        weighted.finish();
      }
      if (!progress.cancelled()) {
        answers.add(answer);
      }
    }
    return answers;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
