package org.convlens.atlas.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.atlas.Made;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against looking at all. */
class NeighbourIndexTest {
  private static final float[][] VECTORS = Made.vectors(5, 3000, 12);
  private static final NeighbourIndex INDEX = index(Likeness.DISTANCE, Progress.SILENT);

  @TempDir private Path folder;

  private static NeighbourIndex index(Likeness likeness, Progress progress) {
    return NeighbourIndex.of(VECTORS, likeness, 1, progress);
  }

  static double recall(NeighbourIndex index, float[][] vectors, float[][] queries) {
    ExactSearch exact = new ExactSearch(vectors);
    double hits = 0;
    for (float[] query : queries) {
      Set<Integer> right =
          Arrays.stream(exact.nearest(query, 10).ids()).boxed().collect(Collectors.toSet());
      hits += Arrays.stream(index.like(query, 10).ids()).filter(right::contains).count();
    }
    return hits / (10 * queries.length);
  }

  @Test
  void findsNineteenOfTwentyOfTheNearest() {
    assertThat(recall(INDEX, VECTORS, Made.vectors(77, 200, 12))).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void tellsTrueDistancesTheNearestFirst() {
    Nearest found = INDEX.like(VECTORS[17], 5);
    assertThat(found.ids()[0]).isEqualTo(17);
    assertThat(found.distances()[0]).isZero();
    assertThat(found.distances()).isSorted();
    assertThat(INDEX.like(17, 5).ids()).hasSize(5).doesNotContain(17);
    assertThat(INDEX.like(17, 4).ids()).isEqualTo(Arrays.copyOfRange(found.ids(), 1, 5));
  }

  @Test
  void ofDirectionsLengthsDoNotMatter() {
    NeighbourIndex directions = index(Likeness.DIRECTION, Progress.SILENT);
    float[] longer = VECTORS[4].clone();
    for (int k = 0; k < longer.length; k++) {
      longer[k] *= 100;
    }
    Nearest found = directions.like(longer, 3);
    assertThat(found.ids()[0]).isEqualTo(4);
    assertThat(directions.likeness().of(found.distances()[0])).isCloseTo(1, within(1e-6));
    float[] a = directions.vector(found.ids()[2]);
    float[] b = directions.vector(4);
    double cosine = 0;
    for (int k = 0; k < a.length; k++) {
      cosine += a[k] * b[k];
    }
    assertThat(directions.likeness().of(found.distances()[2])).isCloseTo(cosine, within(1e-6));
  }

  @Test
  void isAFileOfTheSameBytesThatAnswersAlike() throws IOException {
    Path first = folder.resolve("first.nn");
    Path second = folder.resolve("second.nn");
    INDEX.write(first);
    index(Likeness.DISTANCE, Progress.SILENT).write(second);
    assertThat(first).hasSameBinaryContentAs(second);
    NeighbourIndex opened = NeighbourIndex.open(first);
    for (float[] query : Made.vectors(9, 50, 12)) {
      assertThat(opened.like(query, 10).ids()).isEqualTo(INDEX.like(query, 10).ids());
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void findsSomethingAmongVectorsThatAreAllTheSame() {
    float[][] same = new float[500][4];
    NeighbourIndex index = NeighbourIndex.of(same, Likeness.DISTANCE, 1, Progress.SILENT);
    assertThat(index.like(new float[4], 10).distances()).hasSize(10).containsOnly(0);
    NeighbourIndex one =
        NeighbourIndex.of(new float[][] {{1, 2}}, Likeness.DIRECTION, 1, Progress.SILENT);
    assertThat(one.like(new float[] {3, 4}, 10).ids()).containsExactly(0);
    assertThat(one.like(0, 10).ids()).isEmpty();
  }

  @Test
  void refusesWhatIsNoIndex() throws IOException {
    Path file = folder.resolve("broken.nn");
    INDEX.write(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> NeighbourIndex.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("it is damaged or cut off: build the index again");
    Files.writeString(file, "hello");
    assertThatThrownBy(() -> NeighbourIndex.open(file))
        .hasMessageEndingWith("it is no index of neighbours");
    assertThatThrownBy(() -> NeighbourIndex.open(folder.resolve("none.nn")))
        .hasMessageContaining("there is no index");
  }

  /** Hostile numbers anywhere in the links are an answer or one line, never another failure. */
  @Test
  void damagedLinksAreToldInOneLine() throws IOException {
    Path file = folder.resolve("hostile.nn");
    INDEX.write(file);
    byte[] bytes = Files.readAllBytes(file);
    double[] places = Made.numbers(11, 200);
    int refused = 0;
    for (double place : places) {
      byte[] damaged = bytes.clone();
      int at = 8 + 4 * (int) (place * 2000);
      damaged[at + 3] = (byte) 0x7f;
      Files.write(file, damaged);
      try {
        NeighbourIndex.open(file).like(VECTORS[0], 10);
      } catch (IOException | UncheckedIOException e) {
        assertThat(e).hasMessageContaining("damaged");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void refusesVectorsThatDoNotFit() {
    assertThatThrownBy(() -> INDEX.like(new float[3], 1))
        .isInstanceOf(UsageException.class)
        .hasMessage("a vector of 3 numbers: those of the index have 12");
    assertThatThrownBy(() -> INDEX.like(3000, 1)).hasMessage("no vector 3000: there are 0 to 2999");
    assertThatThrownBy(
            () ->
                NeighbourIndex.of(
                    new float[][] {{1}, {Float.NaN}}, Likeness.DISTANCE, 1, Progress.SILENT))
        .hasMessageContaining("vector 1 holds NaN");
    assertThatThrownBy(
            () -> NeighbourIndex.of(new float[0][], Likeness.DISTANCE, 1, Progress.SILENT))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void stopsWhenAsked() {
    Progress impatient = Progress.until(() -> true);
    assertThatThrownBy(() -> index(Likeness.DISTANCE, impatient))
        .isInstanceOf(StoppedException.class);
  }
}
