package org.convlens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.convlens.task.Sha256;
import org.convlens.web.visit.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred tabs at once over loopback, each with a mix of questions of its own. What each
 * question is answered with is known from asking it alone, before: no answer may be lost, mixed up
 * or another.
 */
class LoadTest {
  private static final int CLIENTS = 200;
  private static final int SECONDS = 20;
  private static final int LONG_SECONDS = 600;

  @TempDir private Path cache;

  private final Map<Map<String, Object>, String> known = new HashMap<>();
  private final List<Map<String, Object>> questions = new ArrayList<>();

  private Web web;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    web = TestWeb.digits(cache);
    for (int digit = 0; digit < 10; digit++) {
      Map<String, Object> picture = Map.of("digit", digit);
      questions.add(about("look", picture, Map.of("layers", List.of(1, 3, 4, 6))));
      questions.add(about("look", picture, Map.of("layers", List.of(4))));
      questions.add(
          about("cell", picture, Map.of("layer", 4, "channel", digit, "row", 3, "column", digit)));
      if (digit % 5 == 0) {
        questions.add(about("explain", picture, Map.of("method", "grad-cam")));
        questions.add(about("explain", picture, Map.of("method", "saliency")));
      }
    }
    try (Client alone = Client.of(web)) {
      for (Map<String, Object> question : questions) {
        known.put(question, fingerprint(alone.ask(question)));
      }
    }
  }

  private static Map<String, Object> about(String what, Object picture, Map<String, Object> rest) {
    Map<String, Object> question = new HashMap<>(rest);
    question.put("ask", what);
    question.put("network", 0);
    question.put("picture", picture);
    return question;
  }

  @AfterEach
  void close() {
    web.close();
  }

  /** Of all but its number and the time that it took. */
  private static String fingerprint(Message answer) {
    Map<String, Object> head = new HashMap<>(answer.head());
    head.keySet().removeAll(List.of("id", "ms", "seconds"));
    byte[] body = new byte[answer.body().remaining()];
    answer.body().duplicate().get(body);
    return new Sha256().add(new java.util.TreeMap<>(head).toString()).add(body).text();
  }

  @Test
  void everyAnswerIsTheRightOneForTwentySeconds() throws Exception {
    load(SECONDS);
  }

  @Test
  @Tag("thorough")
  void everyAnswerIsTheRightOneForTenMinutes() throws Exception {
    load(LONG_SECONDS);
  }

  private void load(int seconds) throws Exception {
    AtomicLong answers = new AtomicLong();
    Map<String, Throwable> wrong = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    long threadsBefore = ownThreads();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < CLIENTS; i++) {
      int seed = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  answers.addAndGet(visit(new Random(seed), end));
                } catch (Exception | AssertionError e) {
                  wrong.put("client " + seed, e);
                }
              });
      thread.start();
      threads.add(thread);
    }
    long early = 0;
    if (seconds > 60) {
      Thread.sleep(60_000);
      early = heap();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(answers.get()).isGreaterThan(CLIENTS);
    long idleBy = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!web.isIdle() && System.nanoTime() < idleBy) {
      Thread.sleep(5);
    }
    assertThat(web.isIdle()).isTrue();
    assertThat(web.visits()).isZero();
    assertThat(ownThreads()).isLessThanOrEqualTo(threadsBefore + 64);
    if (early > 0) {
      assertThat(heap()).isLessThan(early + (64L << 20));
    }
  }

  /** Asks one question after the other until the time is over; how many were answered. */
  private long visit(Random random, long end) throws InterruptedException {
    long count = 0;
    try (Client client = Client.of(web)) {
      while (System.nanoTime() < end) {
        Map<String, Object> question = questions.get(random.nextInt(questions.size()));
        Message answer = client.ask(question);
        assertThat(fingerprint(answer))
            .as("%s: %s", question, answer.head())
            .isEqualTo(Objects.requireNonNull(known.get(question)));
        count++;
      }
    }
    return count;
  }

  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("convlens"))
        .count();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
