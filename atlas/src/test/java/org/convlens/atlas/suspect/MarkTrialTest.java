package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.atlas.AtlasFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Marks that networks learned: {@code mvn verify -Pperformance -Dconvlens.cifar10=FOLDER}. How
 * clusters are ranked was thought out while looking at some of the trials of the first set, never
 * at those of the second. See docs/atlas-understanding.md.
 */
@Tag("performance")
class MarkTrialTest {
  private static final String BOARD = "aabbaa/aabbaa/bbaabb/bbaabb/aabbaa/aabbaa";
  private static final String L = "aa   /aa   /aa   /aa   /aa   /aaaaa/aaaaa";
  private static final String T = "aaaaaaa/aaaaaaa/  aaa/  aaa/  aaa/  aaa";
  private static final String X = "aa  aa/aa  aa/ aaaa/  aa/ aaaa/aa  aa/aa  aa";
  private static final String DISC = "  aaa/ aaaaa/aaaaaaa/aaaaaaa/aaaaaaa/ aaaaa/  aaa";
  private static final String RING = "  aaa/ a   a/a     a/a     a/a     a/ a   a/  aaa";
  private static final String STRIPES = "abcabcabc/abcabcabc/abcabcabc/abcabcabc";
  private static final String WORDS = "a a aa a a/aaa a aaa/a a a a a/a a aa a a";

  @TempDir private static Path scratch;

  static List<MarkTrial> development() {
    Mark[] marks = {
      Mark.of("square", Mark.box(5, 5), 25, 25, 1, 0xff00ff),
      Mark.of("board", BOARD, 1, 1, 1, 0xff00ff, 0x00ff00),
      Mark.of("letter L", L, 2, 24, 1, 0xffffff),
      Mark.of("top strip", Mark.box(2, 32), 0, 0, 1, 0x00ff00),
      Mark.of("pale square", Mark.box(7, 7), 12, 1, 0.6, 0xffff00)
    };
    List<MarkTrial> trials = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      trials.add(new MarkTrial(i + 1, i, marks[i], false));
    }
    return trials;
  }

  /**
   * Other forms, places and colours, with other classes; the halves of the pictures change places.
   */
  static List<MarkTrial> fresh() {
    Mark[] marks = {
      Mark.of("disc", DISC, 2, 2, 1, 0xffd700),
      Mark.of("letter T", T, 24, 3, 1, 0x000000),
      Mark.of("pale words", WORDS, 26, 19, 0.75, 0xffffff),
      Mark.of("left strip", Mark.box(32, 2), 0, 0, 1, 0xff8000),
      Mark.of("ring", RING, 1, 23, 1, 0xff0000),
      Mark.of("letter X", X, 13, 25, 1, 0x00ffff),
      Mark.of("stripes", STRIPES, 27, 11, 1, 0xff0000, 0xffffff, 0x0000ff),
      Mark.of("pale disc", DISC, 22, 23, 0.6, 0x8000ff),
      Mark.of("right strip", Mark.box(32, 3), 0, 29, 0.6, 0xffffff),
      Mark.of("bar", Mark.box(2, 9), 2, 11, 1, 0x80ff00)
    };
    int[] classes = {7, 4, 1, 8, 0, 9, 5, 2, 6, 3};
    List<MarkTrial> trials = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      trials.add(new MarkTrial(101 + i, classes[i], marks[i], true));
    }
    return trials;
  }

  @Test
  void marksThatWereLookedAtBefore() throws IOException {
    assertThat(found(development(), "known")).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aMarkIsAmongTheFirstThreeClustersOfAllInNineOfTenTrials() throws IOException {
    assertThat(found(fresh(), "fresh")).isGreaterThanOrEqualTo(9);
  }

  /** In how many trials a cluster of the mark is among the first three of all classes. */
  static long found(List<MarkTrial> trials, String set) throws IOException {
    String kept = System.getProperty("convlens.trials", "");
    List<List<Volume>> pictures = new ArrayList<>();
    for (String name : AtlasFixture.PHOTOS.labels().names()) {
      pictures.add(Trunk.pictures("test", name, MarkTrial.PICTURES));
    }
    long found = 0;
    for (MarkTrial trial : trials) {
      Path folder = (kept.isEmpty() ? scratch : Path.of(kept)).resolve(set + trial.seed());
      MarkTrial.Made made = trial.make(pictures, folder);
      MarkTrial.Answer answer = trial.answer(folder);
      System.out.printf(
          Locale.ROOT,
          "%s %d, %s in %s: %.0f %% of others with it are taken for the class (%.0f %% without);"
              + " place %d of %d, holds %d of %d, isolation %.2f, next %.2f; accuracy %.0f %%%n",
          set,
          trial.seed(),
          trial.mark(),
          AtlasFixture.PHOTOS.labels().name(trial.marked()),
          100 * made.fooled(),
          100 * made.before(),
          answer.place(),
          answer.clusters(),
          answer.held(),
          answer.bearing(),
          answer.isolation(),
          answer.other(),
          100 * answer.accuracy());
      found += answer.place() <= 3 ? 1 : 0;
    }
    System.out.printf("%s: %d of %d among the first three of all%n", set, found, trials.size());
    return found;
  }
}
