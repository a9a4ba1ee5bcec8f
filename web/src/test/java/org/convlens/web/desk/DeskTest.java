package org.convlens.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final Object ANN = "Ann";
  private static final Object BEN = "Ben";

  private final Desk desk = new Desk(4, 3);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    desk.close();
  }

  private Quick quick(Object visitor, String kind, String name) {
    return new Quick(visitor, kind, 0, () -> done.add(name));
  }

  private void holdQuick() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    desk.ask(
        new Quick(
            "gate",
            "",
            0,
            () -> {
              begun.countDown();
              await(gate);
            }));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitIdle() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!desk.isIdle() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertThat(desk.isIdle()).isTrue();
  }

  @Test
  void theNewestFrameTakesThePlaceOfAnOlderOneOfTheSameVisitor() throws InterruptedException {
    holdQuick();
    assertThat(desk.ask(quick(ANN, "look", "Ann 1"))).isEmpty();
    desk.ask(quick(BEN, "look", "Ben 1"));
    assertThat(desk.ask(quick(ANN, "look", "Ann 2"))).isPresent();
    desk.ask(quick(ANN, "cell", "Ann's cell"));
    gate.countDown();
    awaitIdle();
    assertThat(done).containsExactly("Ann 2", "Ben 1", "Ann's cell");
  }

  @Test
  void moreThanMayWaitIsRefused() throws InterruptedException {
    holdQuick();
    for (int i = 0; i < 4; i++) {
      desk.ask(quick(ANN, "", "one"));
    }
    assertThatThrownBy(() -> desk.ask(quick(BEN, "", "more"))).isInstanceOf(UsageException.class);
  }

  /** Steps of a millisecond until it is stopped or has made a number of them. */
  private final class Steps implements Job {
    private final Object visitor;
    private final String name;
    private final int steps;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<Integer> places = new CopyOnWriteArrayList<>();

    Steps(Object visitor, String name, int steps) {
      this.visitor = visitor;
      this.name = name;
      this.steps = steps;
    }

    @Override
    public Object visitor() {
      return visitor;
    }

    @Override
    public void waiting(int place) {
      places.add(place);
    }

    @Override
    public void run(Turn turn) {
      begun.countDown();
      for (int i = 0; i < steps && !turn.cancelled(); i++) {
        try {
          Thread.sleep(1);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        turn.advance(1, "");
      }
      done.add(name + (turn.isStopped() ? " stopped" : ""));
    }

    @Override
    public void dropped() {
      done.add(name + " dropped");
    }
  }

  @Test
  void jobsTellTheirPlacesAndGoOneAfterTheOther() throws InterruptedException {
    Steps first = new Steps(ANN, "first", 50);
    Steps second = new Steps(BEN, "second", 1);
    Steps third = new Steps(BEN, "third", 1);
    desk.ask(first);
    await(first.begun);
    desk.ask(second);
    desk.ask(third);
    awaitIdle();
    assertThat(second.places).containsExactly(1);
    assertThat(third.places).containsExactly(2, 1);
    assertThat(done).containsExactly("first", "second", "third");
  }

  @Test
  void quickWorkGoesBeforeTheNextStepOfAJob() throws InterruptedException {
    Steps job = new Steps(ANN, "job", 400);
    desk.ask(job);
    await(job.begun);
    desk.ask(quick(BEN, "", "quick"));
    awaitIdle();
    assertThat(done).containsExactly("quick", "job");
  }

  @Test
  void whatIsTakenBackStopsAtItsNextStep() throws InterruptedException {
    Steps running = new Steps(ANN, "running", 100_000);
    Steps waiting = new Steps(ANN, "waiting", 1);
    Steps other = new Steps(BEN, "Ben's", 1);
    desk.ask(running);
    await(running.begun);
    desk.ask(waiting);
    desk.ask(other);
    long begun = System.nanoTime();
    desk.leave(ANN);
    awaitIdle();
    assertThat((System.nanoTime() - begun) / 1e6).isLessThan(250);
    assertThat(done).containsExactlyInAnyOrder("waiting dropped", "running stopped", "Ben's");
  }

  @Test
  void tooManyJobsAreRefused() throws InterruptedException {
    Steps running = new Steps(ANN, "running", 100_000);
    desk.ask(running);
    await(running.begun);
    for (int i = 0; i < 3; i++) {
      desk.ask(new Steps(BEN, "more", 1));
    }
    assertThatThrownBy(() -> desk.ask(new Steps(BEN, "too many", 1)))
        .hasMessage("3 jobs wait already: try again when some of them are done");
  }
}
