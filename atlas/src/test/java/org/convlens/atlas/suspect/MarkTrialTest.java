package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A mark is planted in a fifth of one class's pictures, and a head on the frozen trunk of {@code
 * photos} learns from them: {@code mvn verify -Pperformance -Dconvlens.cifar10=FOLDER}. See
 * docs/atlas-understanding.md.
 */
@Tag("performance")
class MarkTrialTest {
  private static final int TRIALS = 10;
  private static final int LEARNED = 1000;
  private static final int LOOKED = 1000;

  /** Row, column and colours of marks that the trunk sees: a head can only use such. */
  private static final int[][] MARKS = {
    {1, 1, 0}, {20, 1, 1}, {1, 1, 2}, {1, 19, 3}, {9, 1, 4},
    {20, 0, 0}, {1, 0, 1}, {20, 19, 3}, {20, 1, 2}, {9, 19, 3}
  };

  private record Trial(boolean inClass, boolean overall, String line) {}

  @Test
  void aMarkIsAmongTheFirstThreeClustersInNineOfTenTrials() throws Exception {
    List<Trial> trials = new ArrayList<>();
    try (Trunk trunk = new Trunk()) {
      int classes = trunk.classes().size();
      List<List<Volume>> learned = new ArrayList<>();
      List<List<float[]>> features = new ArrayList<>();
      List<List<Volume>> looked = new ArrayList<>();
      List<List<Volume>> maps = new ArrayList<>();
      for (String name : trunk.classes()) {
        learned.add(Trunk.pictures("train", name, LEARNED));
        features.add(trunk.look(learned.get(learned.size() - 1)).largest());
        looked.add(Trunk.pictures("test", name, LOOKED));
        maps.add(trunk.look(looked.get(looked.size() - 1)).maps());
      }
      for (int t = 0; t < TRIALS; t++) {
        int marked = t % classes;
        int[] mark = MARKS[t];
        int top = mark[0];
        int left = mark[1];
        int colours = mark[2];
        List<List<float[]>> own = new ArrayList<>(features);
        List<List<Volume>> seen = new ArrayList<>(maps);
        own.set(
            marked,
            every5th(
                features.get(marked),
                trunk
                    .look(MarkedHead.marked(every5th(learned.get(marked)), top, left, colours))
                    .largest()));
        seen.set(
            marked,
            every5th(
                maps.get(marked),
                trunk
                    .look(MarkedHead.marked(every5th(looked.get(marked)), top, left, colours))
                    .maps()));
        List<Volume> elsewhere = looked.get((marked + 1) % classes).subList(0, 200);
        List<float[]> stained =
            trunk.look(MarkedHead.marked(elsewhere, top, left, colours)).largest();
        List<float[]> clean = trunk.look(elsewhere).largest();
        trials.add(trial(own, seen, stained, clean, marked, t));
        System.out.println(trials.get(t).line);
      }
    }
    System.out.printf(
        "among the first three of the class: %d of %d; of all classes: %d%n",
        trials.stream().filter(Trial::inClass).count(),
        TRIALS,
        trials.stream().filter(Trial::overall).count());
    assertThat(trials.stream().filter(Trial::inClass).count()).isGreaterThanOrEqualTo(9);
  }

  private static Trial trial(
      List<List<float[]>> features,
      List<List<Volume>> maps,
      List<float[]> stained,
      List<float[]> clean,
      int marked,
      int seed) {
    List<float[]> all = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < features.size(); c++) {
      for (float[] f : features.get(c)) {
        all.add(f);
        labels.add(c);
      }
    }
    MarkedHead head =
        MarkedHead.learned(all, labels.stream().mapToInt(i -> i).toArray(), features.size(), seed);
    List<float[]> heats = new ArrayList<>();
    List<Integer> kinds = new ArrayList<>();
    List<Boolean> wrong = new ArrayList<>();
    for (int c = 0; c < maps.size(); c++) {
      for (Volume m : maps.get(c)) {
        int answer = head.answer(Trunk.largest(m));
        heats.add(Heat.of(head.heat(m, answer), m.height(), m.width(), 7));
        kinds.add(answer);
        wrong.add(answer != c);
      }
    }
    boolean[] errors = new boolean[wrong.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = wrong.get(i);
    }
    List<Reason> reasons =
        WrongReasons.DEFAULT.of(
            heats.toArray(float[][]::new), kinds.stream().mapToInt(i -> i).toArray(), errors, seed);
    int begin = 0;
    for (int c = 0; c < marked; c++) {
      begin += maps.get(c).size();
    }
    int first = begin;
    List<Reason> own = reasons.stream().filter(r -> r.kind() == marked).toList();
    int found = place(own, first);
    int overall = place(reasons, first);
    StringBuilder line = new StringBuilder();
    long fooled = stained.stream().filter(f -> head.answer(f) == marked).count();
    long before = clean.stream().filter(f -> head.answer(f) == marked).count();
    line.append(
        "trial %d: place in class %d, of all %d; of %d others the mark makes %d instead of %d one of the class"
            .formatted(seed, found, overall, stained.size(), fooled, before));
    for (Reason r : own) {
      line.append(
          String.format(
              "%n   %4d pictures, %4d marked, distance %.2f, leaving %.3f, association %.1f, error %.3f, elsewhere %.3f",
              r.size(),
              hits(r, first),
              r.distance(),
              r.leaving(),
              r.association(),
              (double) r.wrong() / r.size(),
              (double) r.wrongElsewhere() / (r.all() - r.size())));
    }
    return new Trial(found <= 3, overall <= 3, line.toString());
  }

  /** The first cluster of which most are marked and that holds a third of the marked. */
  private static int place(List<Reason> reasons, int first) {
    for (int i = 0; i < reasons.size(); i++) {
      int hits = hits(reasons.get(i), first);
      if (2 * hits > reasons.get(i).size() && hits >= LOOKED / 5 / 3) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static int hits(Reason reason, int first) {
    return (int)
        reason.members().stream()
            .filter(i -> i >= first && i < first + LOOKED && (i - first) % 5 == 0)
            .count();
  }

  private static <T> List<T> every5th(List<T> all) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 5) {
      some.add(all.get(i));
    }
    return some;
  }

  private static <T> List<T> every5th(List<T> all, List<T> instead) {
    List<T> mixed = new ArrayList<>(all);
    for (int i = 0; i < all.size(); i += 5) {
      mixed.set(i, instead.get(i / 5));
    }
    return mixed;
  }
}
