package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Scores of a network that says three classes for each of 2 × 4 cells, or of eight boxes. */
class PlacesScoreTest {
  /** Class c, row y, column x: 100 c + 10 y + x. */
  private static final Volume SCORES = Volume.generate(3, 2, 4, (c, y, x) -> 100 * c + 10 * y + x);

  private static Model segmenter() {
    return TinyGraphs.model(graph(Shape.maps(3, 2, 4), new Identity()))
        .withLabels(Labels.of("sky", "road", "car"));
  }

  private static Graph graph(Shape input, Op... ops) {
    Graph.Builder builder = new Graph.Builder();
    LayerId last = builder.input("input", input);
    for (int i = 0; i < ops.length; i++) {
      String name = i == ops.length - 1 ? "logits" : "op" + i;
      last = builder.add(name, ops[i], List.of(last), List.of());
    }
    return builder.build(new LayerId("input"), last);
  }

  private static Looking looking(Volume scores, Volume picture, Map<String, Volume> masks) {
    HandNetwork network =
        HandNetwork.of(Shape.maps(3, 2, 4), x -> scores, (x, seed) -> seed).with(segmenter());
    return new Looking(network.model(), Ground.of(network, picture, masks));
  }

  /** A model and the picture that it looks at, of 80 × 40 pixels: a cell is 20 × 20. */
  private record Looking(Model model, Ground ground) {
    double value(String text) {
      return read(text).terms().get(0).term().value(SCORES);
    }

    Score read(String text) {
      return Score.parse(text, model, ground);
    }
  }

  private static final Volume PICTURE = Volume.zeros(3, 40, 80);
  private static final Looking SEEN = looking(SCORES, PICTURE, Map.of());

  @Test
  void aMeanIsOverTheCellsThatAreMeant() {
    assertThat(SEEN.value("mean(logit(1) over all)")).isCloseTo(106.5, within(1e-9));
    assertThat(SEEN.value("mean(logit(road) over cell(1, 3))")).isEqualTo(113);
    assertThat(SEEN.value("mean(logit(2) over pixel(79, 0))")).isEqualTo(203);
    assertThat(SEEN.value("mean(logit(2) over pixel(0, 39))")).isEqualTo(210);
  }

  /** x from 20 to 60 are columns 1 and 2; a box that holds no cell's middle is its own cell. */
  @Test
  void aBoxIsInTheOriginalPicturesPixels() {
    assertThat(SEEN.value("mean(logit(0) over box(20, 0, 60, 20))")).isEqualTo(1.5);
    assertThat(SEEN.value("mean(logit(0) over box(29.5, 0, 60, 40))")).isEqualTo(6.5);
    assertThat(SEEN.value("mean(logit(0) over box(41, 21, 43, 24))")).isEqualTo(12);
  }

  /** The short side of 40 becomes 2 and the long one 4; nothing is cut. Of 40 × 160, half is. */
  @Test
  void whatIsCutOffIsNotSeen() {
    Preprocessing central =
        new Preprocessing(
            new Preprocessing.ShortSide(2, Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1,
            List.of(0.0),
            List.of(1.0),
            "test");
    HandNetwork network =
        HandNetwork.of(Shape.maps(3, 2, 4), x -> SCORES, (x, seed) -> seed)
            .with(segmenter().withPreprocessing(central));
    Ground wide = Ground.of(network, Volume.zeros(3, 40, 160), Map.of());
    Looking looks = new Looking(network.model(), wide);
    assertThat(looks.value("mean(logit(0) over pixel(40, 0))")).isEqualTo(0);
    assertThat(looks.value("mean(logit(0) over pixel(119, 39))")).isEqualTo(13);
    assertThatThrownBy(() -> looks.read("mean(logit(0) over pixel(39, 0))"))
        .isInstanceOf(UsageException.class)
        .hasMessage("pixel(39, 0): the network sees nothing of it, only box(40, 0, 120, 40)");
  }

  @Test
  void aCentralFractionIsSeen() {
    Preprocessing.Seen seen =
        new Preprocessing.CentralFraction(0.5, Filter.BILINEAR).seen(40, 81, 224, 224);
    assertThat(seen).isEqualTo(new Preprocessing.Seen(10, 20, 20, 41));
  }

  @Test
  void aMaskIsBrightWhereItIsMeant() {
    Volume mask = Volume.generate(1, 40, 80, (c, y, x) -> y < 20 && x >= 40 ? 255 : 0);
    Looking masked = looking(SCORES, PICTURE, Map.of("a b.png", mask));
    assertThat(masked.value("mean(logit(0) over mask(a b.png))")).isEqualTo(2.5);
    Looking other = looking(SCORES, PICTURE, Map.of("m.png", Volume.zeros(1, 4, 8)));
    assertThatThrownBy(() -> other.read("mean(logit(0) over mask(m.png))"))
        .hasMessage(
            "mask(m.png): it is of 8×4 and the picture of 80×40; give a mask of the picture's size");
    assertThat(Score.masks("mean(logit(0) over mask(a b.png)) - mean(logit(1) over mask(c))"))
        .containsExactly("a b.png", "c");
  }

  /** Class 2 everywhere but where class 0 is made larger. */
  @Test
  void thePredictedMaskIsWhereTheClassIsTheLikeliest() {
    Volume scores = SCORES.map(v -> v == 3 || v == 10 ? 500 : v);
    Looking looks = looking(scores, PICTURE, Map.of());
    assertThat(looks.value("mean(logit(0) over predicted)")).isEqualTo(6.5);
    assertThatThrownBy(() -> looks.read("mean(logit(road) over predicted)"))
        .hasMessage("predicted: nowhere in this picture is class 1 the likeliest");
  }

  @Test
  void whatIsPrintedCanBeRead() {
    for (String region :
        List.of("all", "predicted", "cell(1, 2)", "pixel(3, 4)", "box(1, 2.5, 30, 40)")) {
      String text = "mean(logit(2) over " + region + ") - 0.5*mean(logit(0) over all)";
      assertThat(SEEN.read(text)).hasToString(text);
      assertThat(SEEN.read(SEEN.read(text).toString())).isEqualTo(SEEN.read(text));
    }
  }

  /** Against central differences. */
  @Test
  void slopesAreDerivatives() {
    Term mean = SEEN.read("mean(logit(1) over box(0, 0, 60, 40))").terms().get(0).term();
    Model boxes = detector();
    Term box = Score.parse("box(1, 3)", boxes).terms().get(0).term();
    for (Term term : List.of(mean, box)) {
      Volume slope = term.slope(SCORES);
      for (int i = 0; i < SCORES.size(); i++) {
        float[] up = SCORES.toArray();
        up[i] += 1;
        double rise = term.value(Volume.of(3, 2, 4, up)) - term.value(SCORES);
        assertThat((double) slope.at(i)).isCloseTo(rise, within(1e-6));
      }
    }
  }

  /** Eight boxes of three classes, box by box. */
  private static Model detector() {
    Graph graph =
        graph(
            Shape.maps(3, 2, 4),
            new Reshape(Shape.of(Shape.BATCH, 3, 8)),
            new Transpose(List.of(0, 2, 1)));
    return TinyGraphs.model(graph).withLabels(Labels.of("none", "face", "hand"));
  }

  @Test
  void aBoxHasItsOwnScores() {
    Volume boxes = Volume.of(8, 1, 3, counted(24));
    Term face = Score.parse("box(face, 5)", detector()).terms().get(0).term();
    assertThat(face).hasToString("box(1, 5)");
    assertThat(face.value(boxes)).isEqualTo(5 * 3 + 1);
    assertThat(
            Score.parse("mean(logit(2) over all)", detector()).terms().get(0).term().value(boxes))
        .isEqualTo(3 * 3.5 + 2);
  }

  private static float[] counted(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  private static void refuses(Model model, String text, String part) {
    assertThatThrownBy(() -> Score.parse(text, model))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Model maps = segmenter();
    refuses(maps, "logit(1)", "in 2×4 cells: write mean(logit(1) over predicted)");
    refuses(maps, "box(1, 0)", "are not of boxes");
    refuses(maps, "mean(logit(1) over box(1, 2, 3))", "box(LEFT, TOP, RIGHT, BOTTOM)");
    refuses(maps, "mean(logit(1) over box(9, 2, 3, 8))", "box(LEFT, TOP, RIGHT, BOTTOM)");
    refuses(maps, "mean(logit(1) over box(1, 2, 3, 4))", "there is no picture");
    refuses(maps, "mean(logit(1) over cell(2, 0))", "rows 0 to 1 and columns 0 to 3");
    refuses(maps, "mean(logit(3) over all)", "no class 3");
    refuses(maps, "mean(logit(1) over pixels(1, 2))", "did you mean 'pixel'");
    refuses(maps, "mean(conv1)", "mean(logit(3) over");
    refuses(detector(), "logit(face)", "of 8 boxes: write box(face, 0)");
    refuses(detector(), "box(face, 8)", "a box from 0 to 7");
    refuses(detector(), "mean(logit(1) over cell(0, 0))", "write box(CLASS, BOX)");
    refuses(TinyGraphs.model(TinyGraphs.classifier()), "mean(logit(1) over predicted)", "logit(");
  }

  @Test
  void predictionsAreAveragesOverThePlaces() {
    Head head = segmenter().head();
    List<Prediction> all = Prediction.all(head, Labels.of("sky", "road", "car"), SCORES);
    assertThat(all.get(0).label()).isEqualTo("car");
    assertThat(all.get(0).logit()).isCloseTo(206.5, within(1e-9));
    assertThat(all.get(0).probability()).isCloseTo(1, within(1e-9));
    assertThat(Prediction.score(head, 1)).hasToString("mean(logit(1) over all)");
  }

  /** Each class of a sigmoid has cells of its own; a single logit speaks for one of two. */
  @Test
  void sigmoidsHaveMasksOfTheirOwn() {
    Elementwise sigmoid = Elementwise.of(Elementwise.Function.SIGMOID);
    Model model =
        TinyGraphs.model(graph(Shape.maps(3, 2, 4), new Identity(), sigmoid))
            .withLabels(Labels.NONE);
    Volume scores = SCORES.map(v -> v % 10 == 3 ? 1 : -1);
    HandNetwork network =
        HandNetwork.of(Shape.maps(3, 2, 4), x -> scores, (x, seed) -> seed).with(model);
    Ground ground = Ground.of(network, PICTURE, Map.of());
    for (int index = 0; index < 3; index++) {
      Score score = Score.parse("mean(logit(" + index + ") over predicted)", model, ground);
      assertThat(score.terms().get(0).term().value(scores)).isEqualTo(1);
    }
    Head single = Head.of(graph(Shape.maps(1, 2, 4), sigmoid));
    assertThat(single.answers()).isEqualTo(2);
    assertThat(Prediction.score(single, 0)).hasToString("-mean(logit(0) over all)");
  }

  @Test
  void boxesAreListedByHowSureTheyAre() {
    Head head = Head.of(detector().graph(), detector().labels());
    float[] logits = new float[24];
    logits[3 * 5 + 1] = 4;
    logits[3 * 2 + 2] = 2;
    logits[3 * 7] = 9;
    List<Placed> found = Placed.boxes(head, detector().labels(), Volume.of(8, 1, 3, logits), 2);
    assertThat(found).extracting(Placed::place).containsExactly(5, 2);
    assertThat(found.get(0).said().label()).isEqualTo("face");
    assertThat(found.get(0).said().probability())
        .isCloseTo(Math.exp(4) / (Math.exp(4) + 2), within(1e-9));
  }

  @Test
  void sharesAreOfCells() {
    Volume scores = SCORES.map(v -> v == 3 || v == 10 ? 500 : v);
    assertThat(Placed.shares(segmenter().head(), segmenter().labels(), scores))
        .containsExactly(new Placed.Share(2, "car", 0.75), new Placed.Share(0, "sky", 0.25));
  }

  /** Two cells, three classes each: softmax by hand, and the slope by differences. */
  @Test
  void probabilitiesAreThoseOfEachCell() {
    Volume scores = SCORES.map(v -> (float) Math.sin(v));
    Looking looks = looking(scores, PICTURE, Map.of());
    Term term = looks.read("mean(probability(road) over box(20, 0, 60, 20))").terms().get(0).term();
    double expected = 0;
    for (int x = 1; x <= 2; x++) {
      double road = Math.exp(scores.at(1, 0, x));
      expected += road / (road + Math.exp(scores.at(0, 0, x)) + Math.exp(scores.at(2, 0, x))) / 2;
    }
    assertThat(term.value(scores)).isCloseTo(expected, within(1e-7));
    Volume slope = term.slope(scores);
    for (int i = 0; i < scores.size(); i++) {
      int changed = i;
      Volume step = Volume.generate(3, 2, 4, (c, y, x) -> c * 8 + y * 4 + x == changed ? .01f : 0);
      double rise = term.value(scores.plus(step)) - term.value(scores.minus(step));
      assertThat((double) slope.at(i)).isCloseTo(rise / .02, within(1e-4));
    }
  }

  @Test
  void logitsInPlacesBecomeProbabilities() {
    Score score = SEEN.read("mean(logit(1) over cell(0, 2)) - 0.5*mean(logit(2) over all)");
    assertThat(score.inProbabilities(SEEN.model().head()))
        .hasToString("mean(probability(1) over cell(0, 2)) - 0.5*mean(probability(2) over all)");
  }
}
