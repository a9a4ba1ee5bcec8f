package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Volume;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
  private static final int THREADS = 4;
  private static final Torch.Options FOUR = new Torch.Options(THREADS);

  @BeforeEach
  void fourThreads() {
    assertThat(Torch.engine(FOUR)).isNotNull();
  }

  private static Lanes lanes() {
    return Lanes.free().orElseThrow();
  }

  @Test
  void doesEachPieceOnce() {
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    lanes().each(100, done::add);
    assertThat(done).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void twoPiecesRunAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    lanes().each(2, piece -> meet(both));
    assertThat(both.getCount()).isZero();
  }

  private static void meet(CountDownLatch both) {
    both.countDown();
    try {
      assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachLaneHasItsShareOfTheThreads() {
    Set<Integer> inside = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    lanes()
        .each(
            2,
            piece -> {
              meet(both);
              inside.add(torch.get_num_threads());
            });
    assertThat(inside).containsExactly(THREADS / 2);
  }

  @Test
  void threadsOutsideKeepTheirNumber() throws InterruptedException {
    lanes().each(2, piece -> {});
    assertThat(torch.get_num_threads()).isEqualTo(THREADS);
    AtomicInteger later = new AtomicInteger();
    Thread thread = new Thread(() -> later.set(torch.get_num_threads()));
    thread.start();
    thread.join();
    assertThat(later).hasValue(THREADS);
  }

  @Test
  void throwsTheFirstFailureAndBeginsNoOther() {
    UsageException failure = new UsageException("no");
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                lanes()
                    .each(
                        1000,
                        piece -> {
                          begun.incrementAndGet();
                          if (piece == 3) {
                            throw failure;
                          }
                          LockSupport.parkNanos(1_000_000);
                        }))
        .isSameAs(failure);
    assertThat(begun.get()).isBetween(4, 999);
  }

  @Test
  void workInsideALaneHasNoOthers() {
    ConcurrentLinkedQueue<Boolean> free = new ConcurrentLinkedQueue<>();
    lanes().each(2, piece -> free.add(Lanes.free().isPresent()));
    assertThat(free).containsExactly(false, false);
  }

  @Test
  void jobsTakeTurns() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch otherDone = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              meet(begun);
              lanes().each(2, piece -> {});
              otherDone.countDown();
            });
    other.start();
    AtomicInteger after = new AtomicInteger();
    lanes()
        .each(
            100_000,
            piece -> {
              begun.countDown();
              if (otherDone.getCount() == 0) {
                after.incrementAndGet();
              }
            });
    other.join();
    assertThat(after.get()).isPositive();
  }

  @Test
  void anInterruptedCallerStillGetsAllOfIt() {
    AtomicInteger done = new AtomicInteger();
    Thread.currentThread().interrupt();
    lanes().each(20, piece -> done.incrementAndGet());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).hasValue(20);
  }

  @Test
  void oneThreadHasNone() {
    Torch engine = Nets.engine();
    assertThat(Lanes.free()).isEmpty();
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    try (TorchNetwork network = engine.open(Nets.model(Nets.residual()))) {
      network.sideBySide(3, done::add);
    }
    assertThat(List.copyOf(done)).containsExactly(0, 1, 2);
  }

  @Test
  void scoresAreThoseOfSinglePassesAndTheSameEveryTime() {
    RandomNet drawn = RandomNet.draw(new Random(3));
    List<Volume> pictures = Nets.volumes(45, drawn.channels(), drawn.height(), drawn.width());
    Score score = Score.logit(1);
    try (TorchNetwork network = Torch.engine(FOUR).open(Nets.model(drawn.graph()))) {
      double[] scores = Scores.of(network, score, pictures);
      for (int again = 0; again < 5; again++) {
        assertThat(Scores.of(network, score, pictures)).containsExactly(scores);
      }
      for (int i = 0; i < scores.length; i++) {
        assertThat(scores[i])
            .isCloseTo(
                Scores.of(network, score, List.of(pictures.get(i)))[0], withinPercentage(1e-4));
      }
    }
  }
}
