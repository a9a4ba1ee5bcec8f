package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.method.Additive;
import org.convlens.method.Caption;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.picture.Comparison;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Raster;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.Share;
import org.convlens.task.StoppedException;
import org.convlens.task.Weighted;

/**
 * A heatmap with what the checks say of it.
 *
 * @param name of what made it
 */
public record Examination(String name, Claim claim, List<Answer> answers) {
  /** Below their sheet: how the level of chance is found. */
  public static final String CHANCE =
      "By chance: the same map moved elsewhere over the picture, with the seed. docs/trust.md says what"
          + " each line means and how it misleads.";

  public Examination {
    answers = List.copyOf(answers);
  }

  /**
   * A method to be examined.
   *
   * @param name what it is called
   */
  public record Candidate(String name, Explanation method) {}

  /**
   * Looks with each method and asks the checks. When the work is stopped, what is finished until
   * then.
   *
   * @param progress begun and ended elsewhere
   */
  public static List<Examination> each(
      List<Candidate> candidates,
      Scene scene,
      int target,
      Checks checks,
      Engine engine,
      Progress progress) {
    return each(candidates, scene, target, checks, engine, Optional.empty(), progress);
  }

  /**
   * The same by a plan.
   *
   * @param plan of these methods and checks; with it the progress is of as many steps as the plan
   *     has passes, and moves as time does
   */
  public static List<Examination> each(
      List<Candidate> candidates,
      Scene scene,
      int target,
      Checks checks,
      Engine engine,
      Optional<Plan> plan,
      Progress progress) {
    List<Examination> finished = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      int method = i;
      Progress share = new Share(progress, candidate.name());
      IntFunction<Progress> parts =
          part -> plan.isPresent() ? plan.get().part(share, method, part) : share;
      try {
        Progress own = parts.apply(0);
        Claim claim = Claim.of(scene.reportingTo(own), target, candidate.method());
        if (own instanceof Weighted weighted) {
          weighted.finish();
        }
        List<Answer> answers = checks.ask(claim, engine, scene.seed(), parts, share);
        Examination one = new Examination(candidate.name(), claim, answers);
        if (progress.cancelled()) {
          break;
        }
        finished.add(one);
      } catch (StoppedException stopped) {
        break;
      }
    }
    return finished;
  }

  /** Asks the checks. */
  public static Examination of(
      String name, Claim claim, Checks checks, Engine engine, Progress progress) {
    long seed = claim.scene().seed();
    return new Examination(name, claim, checks.ask(claim, engine, seed, progress));
  }

  /** What is claimed, with notes on what no answer says. */
  public Heatmap heat() {
    boolean summed = answers.stream().anyMatch(a -> a.check().equals(Completeness.NAME));
    return summed && claim.method() instanceof Additive method
        ? method.withoutSum(claim.heat())
        : claim.heat();
  }

  /** How the map is called where its class is named beside it. */
  public Caption caption() {
    return new Caption(name, Optional.of(claim.score()), claim.heat().title());
  }

  /** With what one more check says. */
  public Examination with(Answer more) {
    List<Answer> all = new ArrayList<>(answers);
    all.add(more);
    return new Examination(name, claim, all);
  }

  /** How far the maps agree. */
  public static Agreement agreement(List<Examination> all) {
    List<Heatmap> maps = all.stream().map(e -> e.claim.heat()).toList();
    Volume picture = all.get(0).claim.scene().requireView();
    return Agreement.of(all.stream().map(Examination::name).toList(), maps, picture);
  }

  /** Each with a line on what it shares with the others. */
  public static List<Examination> compared(List<Examination> all) {
    if (all.size() < 2) {
      return all;
    }
    Agreement agreement = agreement(all);
    List<Examination> compared = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      compared.add(all.get(i).with(agreement.of(i)));
    }
    return compared;
  }

  /**
   * Side by side on one sheet.
   *
   * @param title which names the class that is explained
   */
  public static Comparison sheet(String title, List<Examination> all) {
    Raster photo = Raster.ofBytes("", all.get(0).claim.scene().requireView());
    List<Comparison.Panel> panels = new ArrayList<>();
    for (Examination one : all) {
      List<String> lines = one.answers.stream().map(Answer::cited).toList();
      panels.add(new Comparison.Panel(one.name, one.heat().titled(one.caption().about()), lines));
    }
    Optional<Comparison.Matrix> matrix = Optional.empty();
    if (all.size() > 1) {
      Agreement agreement = agreement(all);
      matrix =
          Optional.of(
              new Comparison.Matrix(
                  "Agreement: rank correlation of the maps",
                  agreement.names(),
                  agreement.correlations()));
    }
    boolean checked = all.stream().anyMatch(e -> e.answers.stream().anyMatch(Answer::hasChance));
    List<Note> remarks = new ArrayList<>();
    Conclusion.of(all).map(Conclusion::sentence).map(Note::fact).ifPresent(remarks::add);
    if (checked) {
      remarks.add(Note.fact(CHANCE));
    }
    return new Comparison(title, photo, panels, matrix, remarks);
  }
}
