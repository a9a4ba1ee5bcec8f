package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.convlens.web.desk.Desk;
import org.convlens.web.desk.Quick;

/**
 * A tab of a browser: hears what it asks, has it done at the desk and sends the answers. Visits
 * know nothing of each other. Whatever is asked is answered once: with what was wanted, with a line
 * that says what is wrong, or with the word that a newer question took its place.
 */
public final class Visit {
  private final House house;
  private final Desk desk;
  private final Consumer<Message> send;

  /**
   * @param send hands a message to the browser; may be called by several threads
   */
  public Visit(House house, Desk desk, Consumer<Message> send) {
    this.house = house;
    this.desk = desk;
    this.send = send;
  }

  /** Something was asked. */
  public void hear(Message message) {
    Ask ask = Ask.of(message);
    try {
      String what = ask.what();
      if (what.equals("cancel")) {
        int id = ask.number("job");
        desk.takeBack(job -> job.visitor() == this && job instanceof Work work && work.id() == id);
        return;
      }
      QuickQuestion quick = house.quick(what);
      if (quick != null) {
        String kind = ask.isSet("newest") ? what : "";
        desk.ask(new Quick(this, kind, ask.id(), () -> answer(quick, ask)))
            .ifPresent(older -> send(older.id(), Map.of("dropped", true)));
        return;
      }
      desk.ask(new Work(this, ask, house.job(what)));
    } catch (UsageException e) {
      fail(ask, e);
    }
  }

  private void answer(QuickQuestion question, Ask ask) {
    try {
      long begun = System.nanoTime();
      Message answer = question.answer(ask);
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("id", ask.id());
      head.put("ms", Math.round((System.nanoTime() - begun) * 1e-4) / 100.0);
      head.putAll(answer.head());
      send.accept(new Message(head, answer.body()));
    } catch (IOException | RuntimeException e) {
      fail(ask, e);
    } catch (OutOfMemoryError e) {
      send(ask.id(), Map.of("error", "this needs more memory than Java has"));
    }
  }

  void send(long id, Map<String, Object> facts) {
    send(id, facts, new byte[0]);
  }

  void send(long id, Map<String, Object> facts, byte[] body) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("id", id);
    head.putAll(facts);
    send.accept(Message.of(head, body));
  }

  /** Says in a line what is wrong; what nobody foresaw is named by its kind. */
  void fail(Ask ask, Exception e) {
    boolean foreseen =
        e instanceof UsageException || e instanceof IOException || e instanceof StoppedException;
    String message = String.valueOf(e.getMessage());
    send(ask.id(), Map.of("error", foreseen ? message : "it failed: " + e));
  }

  /** The tab was closed: what it asked for is stopped. */
  public void leave() {
    desk.leave(this);
  }
}
