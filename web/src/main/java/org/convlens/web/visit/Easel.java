package org.convlens.web.visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.convlens.array.Volume;
import org.convlens.ascent.Onlooker;
import org.convlens.picture.file.Png;
import org.convlens.web.desk.Turn;
import org.convlens.web.stock.Thumbnails;

/** Shows a portrait while it is made: now and then what it has become, as a PNG file. */
final class Easel implements Onlooker {
  private static final long BETWEEN_MILLIS = 200;

  private final Turn turn;
  private final Consumer<Message> early;
  private long shown;

  Easel(Turn turn, Consumer<Message> early) {
    this.turn = turn;
    this.early = early;
  }

  @Override
  public synchronized void sees(List<Volume> pictures, int done, int steps) {
    if (pictures.isEmpty() || System.nanoTime() - shown < BETWEEN_MILLIS * 1_000_000) {
      return;
    }
    shown = System.nanoTime();
    Volume bytes = pictures.get(0).map(value -> 255 * Math.min(1, Math.max(0, value)));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("frame", done);
    facts.put("of", steps);
    early.accept(Message.of(facts, Png.bytes(Thumbnails.image(bytes), Map.of())));
  }

  @Override
  public void begin(String what, long steps) {
    turn.begin(what, steps);
  }

  @Override
  public void advance(long steps, String note) {
    turn.advance(steps, note);
  }

  @Override
  public void end() {
    turn.end();
  }

  @Override
  public boolean cancelled() {
    return turn.cancelled();
  }
}
