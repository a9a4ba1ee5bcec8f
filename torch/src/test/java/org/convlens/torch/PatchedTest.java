package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Trace;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchedTest {
  private static final double ALWAYS = 1;

  /** Patches of different sizes anywhere, against whole passes over the patched pictures. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void saysWhatPlainPassesSay(long seed) {
    Random random = new Random(seed);
    RandomNet drawn = RandomNet.draw(random);
    Set<LayerId> watch = Set.of(id("logits"), drawn.last());
    Volume picture = volume(seed, drawn.channels(), drawn.height(), drawn.width());
    List<Patch> patches = patches(random, picture, 7);
    try (TorchNetwork network = Nets.open(drawn.graph());
        Patched patched = network.patched(picture, watch, ALWAYS);
        Trace local = patched.trace(patches);
        Trace plain = network.trace(patches.stream().map(p -> p.on(picture)).toList(), watch)) {
      for (int i = 0; i < patches.size(); i++) {
        for (LayerId layer : watch) {
          TorchTraceTest.assertClose(local.at(i, layer), plain.at(i, layer), 1e-5);
        }
      }
    }
  }

  private static List<Patch> patches(Random random, Volume picture, int count) {
    List<Patch> patches = new ArrayList<>();
    int side = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      int height = Math.max(1, side - random.nextInt(2));
      int width = Math.max(1, side - random.nextInt(2));
      patches.add(
          new Patch(
              random.nextInt(picture.height() - height + 1),
              random.nextInt(picture.width() - width + 1),
              volume(i, picture.channels(), height, width)));
    }
    return patches;
  }

  @Test
  void runsOnWindowsUntilThereIsNoNeedForWholeMaps() {
    Graph graph = Nets.residual();
    Volume picture = volume(1, 2, 6, 6);
    List<LayerId> executed = new ArrayList<>();
    try (TorchNetwork network = Nets.open(graph);
        Patched patched = network.patched(picture, Set.of(id("conv1")), ALWAYS)) {
      List<Patch> patches = List.of(new Patch(2, 2, volume(3, 2, 1, 1)));
      patched.trace(patches).close();
      network.onExecuted(executed::add);
      patched.trace(patches).close();
    }
    assertThat(executed).containsExactly(id("conv1"));
  }

  @Test
  void aPatchThatChangesNothingLeavesEveryNumber() {
    Volume picture = volume(1, 2, 6, 6);
    Set<LayerId> watch = Set.of(id("logits"), id("relu1"));
    Patch same =
        new Patch(1, 3, Volume.generate(2, 2, 3, (c, y, x) -> picture.at(c, 1 + y, 3 + x)));
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(picture, watch, ALWAYS);
        Trace local = patched.trace(List.of(same));
        Trace plain = network.trace(List.of(picture), watch)) {
      TorchTraceTest.assertClose(local.at(0, id("logits")), plain.at(0, id("logits")), 1e-6);
      TorchTraceTest.assertClose(local.at(0, id("relu1")), plain.at(0, id("relu1")), 1e-6);
    }
  }

  @Test
  void saysWhatThePictureItselfSays() {
    Volume picture = volume(1, 2, 6, 6);
    Set<LayerId> watch = Set.of(id("logits"), id("relu1"));
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(picture, watch, ALWAYS);
        Trace plain = network.trace(List.of(picture), watch)) {
      for (int again = 0; again < 2; again++) {
        try (Trace whole = patched.whole()) {
          assertThat(whole.items()).isEqualTo(1);
          for (LayerId layer : watch) {
            TorchTraceTest.assertClose(whole.at(0, layer), plain.at(0, layer), 1e-6);
          }
        }
      }
    }
  }

  /** Stopped when so many copies are done: 0 before the first of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void aStoppedTraceHoldsTheFirstCopies(int stop) {
    Volume picture = volume(1, 2, 6, 6);
    Set<LayerId> watch = Set.of(id("logits"));
    List<Patch> patches =
        IntStream.range(0, 400)
            .mapToObj(i -> new Patch(i / 5 % 5, i % 5, volume(i, 2, 2, 2)))
            .toList();
    Stopper progress = new Stopper(stop);
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(picture, watch, ALWAYS);
        Trace some = patched.trace(patches, progress);
        Trace all = patched.trace(patches)) {
      assertThat(some.items()).isBetween(Math.max(1, stop), patches.size() - 1);
      assertThat(progress.done.get()).isEqualTo(stop == 0 ? 0 : some.items());
      assertThat(all.items()).isEqualTo(patches.size());
      for (int i = 0; i < some.items(); i++) {
        TorchTraceTest.assertClose(some.at(i, id("logits")), all.at(i, id("logits")), 1e-6);
      }
    }
  }

  /** Cancels the work when so much of it is done. */
  private static final class Stopper implements Progress {
    private final long stop;
    private final AtomicLong done = new AtomicLong();

    Stopper(long stop) {
      this.stop = stop;
    }

    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {
      done.addAndGet(steps);
    }

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      return done.get() >= stop;
    }
  }

  @Test
  void smallPatchesFitInGreaterNumbers() {
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(volume(1, 2, 6, 6), Set.of(id("logits")), ALWAYS)) {
      assertThat(patched.capacity(1, 1)).isEqualTo(128);
    }
  }

  @Test
  void wholePassesTakeThePlaceOfWindowsThatReachAlmostEverything() {
    Volume picture = volume(1, 2, 6, 6);
    Patch patch = new Patch(0, 0, volume(3, 2, 5, 6));
    Set<LayerId> watch = Set.of(id("logits"));
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(picture, watch);
        Trace seen = patched.trace(List.of(patch));
        Trace plain = network.trace(List.of(patch.on(picture)), watch)) {
      assertThat(seen.at(0, id("logits"))).isEqualTo(plain.at(0, id("logits")));
      assertThat(patched.capacity(5, 6)).isEqualTo(16);
    }
  }

  @Test
  void aPatchBesideThePictureIsRefused() {
    try (TorchNetwork network = Nets.open(Nets.residual());
        Patched patched = network.patched(volume(1, 2, 6, 6), Set.of(id("logits")))) {
      assertThatThrownBy(() -> patched.trace(List.of(new Patch(5, 0, volume(1, 2, 2, 2)))))
          .isInstanceOf(UsageException.class)
          .hasMessage("a patch of 2 × 2 × 2 at (5, 0) is not part of 2 × 6 × 6");
    }
  }
}
