package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.task.Progress;
import org.convlens.web.desk.Job;
import org.convlens.web.desk.Turn;

/** A visitor's long question on its way through the queue; the page hears of each step of it. */
final class Work implements Job, Progress {
  /** More often nobody can read it. */
  private static final long BETWEEN_MILLIS = 60;

  private final Visit visit;
  private final Ask ask;
  private final LongQuestion question;
  private long begun;
  private long told;
  private long steps;
  private long done;

  Work(Visit visit, Ask ask, LongQuestion question) {
    this.visit = visit;
    this.ask = ask;
    this.question = question;
  }

  long id() {
    return ask.id();
  }

  @Override
  public Object visitor() {
    return visit;
  }

  @Override
  public void waiting(int place) {
    visit.send(id(), Map.of("place", place));
  }

  @Override
  public void dropped() {
    visit.send(id(), Map.of("error", "taken back before it began", "stopped", true));
  }

  @Override
  public void run(Turn turn) {
    begun = System.nanoTime();
    visit.send(id(), Map.of("begun", true));
    try {
      Message answer =
          question.answer(ask, turn.heardBy(this), early -> send(early, Map.of("early", true)));
      send(answer, Map.of("done", true, "stopped", turn.isStopped(), "seconds", seconds()));
    } catch (IOException | RuntimeException e) {
      visit.fail(ask, e);
    } catch (OutOfMemoryError e) {
      visit.send(id(), Map.of("error", "this needs more memory than Java has"));
    }
  }

  private void send(Message message, Map<String, Object> more) {
    Map<String, Object> head = new LinkedHashMap<>(more);
    head.putAll(message.head());
    byte[] body = new byte[message.body().remaining()];
    message.body().duplicate().get(body);
    visit.send(id(), head, body);
  }

  private double seconds() {
    return Math.round((System.nanoTime() - begun) * 1e-6) / 1000.0;
  }

  @Override
  public synchronized void begin(String what, long count) {
    steps += count;
    tell("");
  }

  @Override
  public synchronized void advance(long count, String note) {
    done += count;
    if (System.nanoTime() - told > BETWEEN_MILLIS * 1_000_000) {
      tell(note);
    }
  }

  @Override
  public void end() {}

  /** Steps, and seconds that are left if it goes on like this. */
  private void tell(String note) {
    told = System.nanoTime();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("steps", steps);
    facts.put("at", Math.min(done, steps));
    if (done > 0 && steps > 0) {
      facts.put("left", Math.max(0, seconds() * (steps - done) / done));
    }
    facts.put("note", note);
    visit.send(id(), facts);
  }
}
