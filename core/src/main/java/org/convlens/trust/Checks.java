package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.convlens.method.Explanation;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.Weighted;

/** Which checks are asked. */
public final class Checks {
  /** None. */
  public static final Checks NONE = new Checks("none", List.of());

  private final String name;
  private final List<Check> all;

  /**
   * @param name by which users choose them, such as {@code quick}
   * @param all in the order in which they are asked
   */
  public Checks(String name, List<Check> all) {
    this.name = name;
    this.all = List.copyOf(all);
  }

  /** Whether some are more work than passes through the network. */
  public boolean areLong() {
    return all.stream().anyMatch(Check::isLong);
  }

  /** What they measure, in the order in which they are asked. */
  public List<Measure> measures() {
    return all.stream().flatMap(check -> check.measures().stream()).toList();
  }

  /** The checks that have something to say of what a method finds. */
  public List<Check> of(Explanation method, Head head) {
    return all.stream().filter(check -> check.applies(method, head)).toList();
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
    List<Check> fitting = of(claim.method(), claim.network().model().head());
    for (int i = 0; i < fitting.size() && !progress.cancelled(); i++) {
      Progress part = parts.apply(i + 1);
      Answer answer = fitting.get(i).ask(claim, engine, new Run(seed, part));
      if (part instanceof Weighted weighted) {
        weighted.finish();
      }
      if (!progress.cancelled()) {
        answers.add(answer);
      }
    }
    return answers;
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
