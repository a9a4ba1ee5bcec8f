package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.BoxOutput;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Places;
import org.convlens.net.Preprocessing.Seen;
import org.convlens.net.op.Identity;
import org.junit.jupiter.api.Test;

/** Boxes of an input of 20 rows and 40 columns. */
class RectanglesTest {
  private static final Graph GRAPH = graph();

  private static Graph graph() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 20, 40));
    return builder.build(input, builder.add("boxes", new Identity(), List.of(input), List.of()));
  }

  private static Optional<Rectangles> read(BoxForm form, float... numbers) {
    Places places = new Places(numbers.length / 4, 4, 1, numbers.length / 4, 1, false);
    BoxOutput output = new BoxOutput(new LayerId("boxes"), places);
    return Rectangles.of(GRAPH, output, Volume.of(numbers.length, 1, 1, numbers), form);
  }

  private static void near(Rectangle found, double... expected) {
    assertThat(new double[] {found.left(), found.top(), found.right(), found.bottom()})
        .containsExactly(expected, within(1e-6));
  }

  @Test
  void cornersAreKnownByTheirOrder() {
    Rectangles read = read(BoxForm.AUTO, .1f, .2f, .3f, .6f, 0, 0, 1, 1).orElseThrow();
    assertThat(read.form()).isEqualTo(BoxForm.CORNERS);
    near(read.all().get(0), .1, .2, .3, .6);
  }

  @Test
  void oneThatWouldBeTurnedOverMakesAllOfThemCentres() {
    Rectangles read = read(BoxForm.AUTO, .5f, .5f, .2f, .4f, .6f, .7f, .8f, .9f).orElseThrow();
    assertThat(read.form()).isEqualTo(BoxForm.CENTRES);
    near(read.all().get(0), .4, .3, .6, .7);
  }

  @Test
  void largeNumbersArePixelsOfTheInput() {
    Rectangles read = read(BoxForm.AUTO, 4, 5, 20, 10).orElseThrow();
    assertThat(read.pixels()).isTrue();
    near(read.all().get(0), .1, .25, .5, .5);
    assertThat(read.said()).isEqualTo("left, top, right, bottom, in pixels of the input");
  }

  @Test
  void rowsFirstIsSaidNotGuessed() {
    near(read(BoxForm.ROWS_FIRST, .2f, .1f, .6f, .3f).orElseThrow().all().get(0), .1, .2, .3, .6);
  }

  @Test
  void offsetsFromAnchorsAreNoPlaces() {
    assertThat(read(BoxForm.AUTO, .4f, -.2f, -.3f, .1f, -1.2f, .3f, .1f, .2f)).isEmpty();
    assertThat(read(BoxForm.AUTO, Float.NaN, 0, 1, 1)).isEmpty();
  }

  /** Of 2 and 3 rows in common: 2 × 4 of 3 × 4 + 3 × 4 − 2 × 4. */
  @Test
  void overlapIsWhatIsCommonOverAll() {
    Rectangle one = new Rectangle(0, 0, 4, 3);
    assertThat(one.overlap(new Rectangle(0, 1, 4, 4))).isCloseTo(.5, within(1e-12));
    assertThat(one.overlap(new Rectangle(5, 0, 6, 3))).isZero();
    assertThat(one.overlap(one)).isEqualTo(1);
  }

  @Test
  void ofOverlappingBoxesTheSurestOfEachClassIsKept() {
    Rectangles read =
        read(BoxForm.CORNERS, 0, 0, .5f, .5f, 0, 0, .5f, .45f, 0, 0, .5f, .4f, .6f, .6f, 1, 1)
            .orElseThrow();
    int[] classes = {1, 1, 2, 1};
    List<Placed> sorted =
        IntStream.range(0, 4)
            .mapToObj(i -> new Placed(i, new Prediction(classes[i], "", 1 - i / 10.0, 0)))
            .toList();
    assertThat(read.apart(sorted, .5, 9)).extracting(Placed::place).containsExactly(0, 2, 3);
    assertThat(read.apart(sorted, 1, 9)).hasSize(4);
    assertThat(read.apart(sorted, .5, 2)).extracting(Placed::place).containsExactly(0, 2);
  }

  @Test
  void pixelsAreThoseOfTheOriginalPicture() {
    Rectangle box = new Rectangle(.25, -.1, .5, .5);
    assertThat(box.in(new Seen(10, 100, 200, 400))).hasToString("box(200, 10, 300, 110)");
  }
}
