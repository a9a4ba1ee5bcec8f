package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.task.Progress;
import org.convlens.task.StopsAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  private static final HandNetwork INNER =
      HandNetwork.of(Shape.maps(1, 1, 1), picture -> picture, (picture, seed) -> seed);

  /** Does the last piece first. */
  private record Backwards(Network inner) implements Network {
    @Override
    public void sideBySide(int count, IntConsumer piece) {
      for (int i = count - 1; i >= 0; i--) {
        piece.accept(i);
      }
    }

    @Override
    public Model model() {
      return inner.model();
    }

    @Override
    public Network with(Backward rule) {
      return inner.with(rule);
    }

    @Override
    public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
      return inner.trace(batch, watch, differentiable);
    }

    @Override
    public void close() {}
  }

  private static List<Integer> sizes(int count) {
    List<Integer> sizes = new ArrayList<>();
    int taken =
        Batches.each(
            INNER,
            count,
            Progress.SILENT,
            (from, to) -> to - from,
            (from, size) -> sizes.add(size));
    assertThat(taken).isEqualTo(count);
    return sizes;
  }

  @Test
  void fewInputsShareOnePass() {
    assertThat(sizes(0)).isEmpty();
    assertThat(sizes(1)).containsExactly(1);
    assertThat(sizes(8)).containsExactly(8);
  }

  @Test
  void moreGoInPairsOfPassesOfMuchTheSameSize() {
    assertThat(sizes(9)).containsExactly(4, 5);
    assertThat(sizes(16)).containsExactly(8, 8);
    assertThat(sizes(17)).containsExactly(4, 4, 4, 5);
    assertThat(sizes(455)).hasSize(58).allMatch(size -> size == 7 || size == 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 50, 455})
  void hasEachInputOnceAndInOrderWhicheverPassEndsFirst(int count) {
    for (Network network : List.of(INNER, new Backwards(INNER))) {
      List<Integer> order = new ArrayList<>();
      List<Integer> starts = new ArrayList<>();
      Batches.each(
          network,
          count,
          Progress.SILENT,
          (from, to) -> IntStream.range(from, to).boxed().toList(),
          (from, inputs) -> {
            starts.add(from - order.size());
            order.addAll(inputs);
          });
      assertThat(order).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
      assertThat(starts).containsOnly(0);
    }
  }

  @Test
  void beginsNoPassOnceItIsCancelled() {
    List<Integer> looked = new ArrayList<>();
    int taken =
        Batches.each(
            INNER,
            64,
            new StopsAfter(16),
            (from, to) -> {
              looked.add(from);
              return to - from;
            },
            (from, size) -> {});
    assertThat(taken).isEqualTo(16);
    assertThat(looked).containsExactly(0, 8);
  }
}
