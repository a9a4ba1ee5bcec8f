package org.convlens.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Test;

class SecondThoughtTest {
  private final StringWriter said = new StringWriter();
  private long now;

  private SecondThought told(double seconds) {
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    SecondThought thought = new SecondThought(console, Progress.SILENT, seconds, () -> now);
    thought.begin("work", 100);
    return thought;
  }

  private void after(double seconds, SecondThought thought, int steps) {
    now += (long) (seconds * 1e9);
    thought.advance(steps, "");
  }

  @Test
  void workThatTakesAsLongAsToldIsNotTalkedOf() {
    SecondThought thought = told(100);
    for (int i = 0; i < 20; i++) {
      after(6, thought, 5);
    }
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void longerWorkIsToldOnce() {
    SecondThought thought = told(20);
    for (int i = 0; i < 20; i++) {
      after(6, thought, 5);
    }
    assertThat(said.toString().strip()).isEqualTo("work: about 2 min more");
  }

  @Test
  void workThatSlowsDownIsToldAgain() {
    SecondThought thought = told(100);
    after(30, thought, 30);
    after(50, thought, 10);
    after(200, thought, 10);
    assertThat(said.toString().lines())
        .containsExactly("work: about 2 min more", "work: about 5 min more");
  }

  @Test
  void shortWorkIsNot() {
    SecondThought thought = told(1);
    after(2, thought, 30);
    after(2, thought, 30);
    after(2, thought, 30);
    assertThat(said.toString()).isEmpty();
  }
}
