package org.convlens.method.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Outcome;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

/** Two filters of 1×1×2: (3, 4), (1, 0) in A. */
class CheckpointDifferenceTest {
  private static final CheckpointDifference DIFF =
      (CheckpointDifference) Catalog.study("diff").orElseThrow().defaults();
  private static final float[] A = {3, 4, 1, 0};

  private static LayerId conv(Graph.Builder builder, Tensor... weights) {
    LayerId input = builder.input("input", Shape.maps(2, 2, 2));
    Conv2d conv = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    return builder.add("conv", conv, List.of(input), List.of(weights));
  }

  private static Model model(Graph.Builder builder, LayerId last) {
    return TinyGraphs.model(builder.build(new LayerId("input"), last));
  }

  private static Model biased(float... biases) {
    Graph.Builder builder = new Graph.Builder();
    Tensor kernel = Tensor.of(Shape.of(2, 2, 1, 1), A);
    return model(builder, conv(builder, kernel, Tensor.of(Shape.of(2), biases)));
  }

  private static Model model(float[] kernel, float... gamma) {
    Graph.Builder builder = new Graph.Builder();
    LayerId last = conv(builder, Tensor.of(Shape.of(kernel.length / 2, 2, 1, 1), kernel));
    if (gamma.length > 0) {
      Shape each = Shape.of(gamma.length);
      List<Tensor> weights = new ArrayList<>();
      weights.add(Tensor.of(each, gamma));
      weights.add(Tensor.of(each, new float[gamma.length]));
      weights.add(Tensor.of(each, new float[gamma.length]));
      float[] four = new float[gamma.length];
      java.util.Arrays.fill(four, 4);
      weights.add(Tensor.of(each, four));
      last = builder.add("norm", new BatchNorm(0, 0.9f), List.of(last), weights);
    }
    return model(builder, last);
  }

  private static Outcome look(Model a, Model b) {
    return DIFF.look(Scene.of(network(a)), Scene.of(network(b)), Optional.empty());
  }

  private static Network network(Model model) {
    return HandNetwork.of(Shape.maps(2, 2, 2), x -> x, (x, seed) -> seed).with(model);
  }

  @Test
  void theSameNetworkTwiceIsSaidInsteadOfDrawn() {
    Sheet sheet = (Sheet) look(model(A), model(A)).picture();
    assertThat(sheet.notes())
        .extracting(Note::text)
        .containsExactly("No weight differs: no filter changed.");
    assertThat(sheet.sections()).hasSize(1);
    assertThat(sheet.sections().get(0).title())
        .isEqualTo("conv: 2 filters of 1×1×2, the same in A and B");
    assertThat(sheet.title()).endsWith("B: tiny");
  }

  @Test
  void whereNoFilterChangedNoneIsListed() {
    Outcome outcome = look(model(A), model(A));
    assertThat(outcome.ledgers()).hasSize(1);
    assertThat(outcome.ledgers().get(0).rows().get(0)).endsWith("none changed");
  }

  @Test
  void otherBiasesAreAChangeEvenIfNoKernelDiffers() {
    Sheet sheet = (Sheet) look(biased(1, 2), biased(1, 3)).picture();
    assertThat(sheet.notes())
        .extracting(Note::text)
        .containsExactly(
            "No kernel differs: no filter changed.", "Biases differ where kernels do not: 'conv'.");
    assertThat(((Sheet) look(biased(1, 2), biased(1, 2)).picture()).notes())
        .extracting(Note::text)
        .containsExactly("No weight differs: no filter changed.");
    assertThat(((Sheet) look(biased(0, 0), model(A)).picture()).notes())
        .extracting(Note::text)
        .containsExactly("No weight differs: no filter changed.");
  }

  @Test
  void aFilterThatBecameNoNumberIsTheMostChanged() {
    Outcome outcome = look(model(A), model(new float[] {4, 3, Float.NaN, 0}));
    assertThat(outcome.ledgers().get(0).rows().get(0)).contains("not a number", "1 (not a number)");
    assertThat(outcome.ledgers().get(1).rows().get(0)).contains("1", "not a number", "–");
    assertThat(((Sheet) outcome.picture()).sections()).hasSize(3);
  }

  @Test
  void changeAndCosineAreDoneByHand() {
    Distance change = Distance.of(new float[] {3, 4}, new float[] {4, 3});
    assertThat(change.relative()).isEqualTo(Math.sqrt(2) / 5, within(1e-12));
    assertThat(change.cosine()).isEqualTo(24.0 / 25, within(1e-12));
    assertThat(Distance.of(new float[2], new float[2]).relative()).isZero();
    assertThat(Distance.of(new float[2], new float[] {1, 0}).relative()).isInfinite();
  }

  @Test
  void theMostChangedFilterComesFirst() {
    Outcome outcome = look(model(A), model(new float[] {3, 4, 0, 1}));
    assertThat(outcome.ledgers().get(1).rows())
        .containsExactly(List.of("1", "conv", "1", "1.4142", "0.0000"));
    assertThat(outcome.ledgers().get(1).title()).isEqualTo("Changed filters: 1 of 2");
  }

  @Test
  void aAndBShareTheirScaleAndTheDifferenceHasItsOwn() {
    Sheet sheet = (Sheet) look(model(A), model(new float[] {3, 4, 0, 1})).picture();
    assertThat(sheet.sections()).hasSize(3);
    assertThat(sheet.sections().get(0).scale()).isEqualTo(sheet.sections().get(1).scale());
    assertThat(sheet.sections().get(0).scale().orElseThrow().max()).isEqualTo(4);
    assertThat(sheet.sections().get(2).scale().orElseThrow().max()).isEqualTo(1);
    assertThat(sheet.sections().get(2).tiles().get(0).values().toArray()).containsExactly(-1, 1);
  }

  @Test
  void theFirstLayerThatDiffersIsNamed() {
    assertThatThrownBy(() -> look(model(A), model(new float[] {3, 4, 0, 1, 5, 6})))
        .hasMessage(
            "layer 1 with weights differs: 'conv' (Conv2d, 2 × 2 × 1 × 1) in 'tiny', 'conv'"
                + " (Conv2d, 3 × 2 × 1 × 1) in 'tiny'; give two checkpoints of one architecture");
  }

  @Test
  void foldedBatchNormalisationIsMultipliedIn() {
    Outcome outcome = look(model(A, 2, 4), model(new float[] {3, 4, 2, 0}));
    assertThat(outcome.ledgers().get(0).rows().get(0)).contains("0.0000", "1.0000");
    assertThat(outcome.notes().get(0).text()).startsWith("Only one of the two has its batch");
  }

  @Test
  void withAPictureTheMapsOfBothAreDrawn() {
    Volume picture = Volume.generate(3, 2, 2, (c, y, x) -> 60 * c + 10 * y + x);
    Scene a = Scene.of(network(model(A)), picture);
    Scene b = Scene.of(network(model(new float[] {1, 1, 1, 1})), picture);
    Sheet sheet = (Sheet) DIFF.look(a, b, Optional.empty()).picture();
    assertThat(sheet.sections()).hasSize(6);
    assertThat(sheet.sections().get(5).title()).isEqualTo("conv: 3 feature maps, B − A");
  }
}
