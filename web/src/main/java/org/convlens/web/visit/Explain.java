package org.convlens.web.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Portrait;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.DrawRequest;
import org.convlens.studio.Drawn;
import org.convlens.studio.Facts;
import org.convlens.studio.Written;
import org.convlens.task.StoppedException;
import org.convlens.trust.Checks;
import org.convlens.web.desk.Turn;

/**
 * A method of the catalogue: the same request, and so the same file, as the command line's. The
 * answer's bytes are the numbers of the heatmap, if it is one, and the file.
 */
record Explain(House house) implements LongQuestion {
  @Override
  public Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException {
    DrawRequest request = request(ask);
    if (request.method() instanceof Portrait) {
      Easel easel = new Easel(turn, early);
      return message(request, request.answer(house.studio(), Listener.of(() -> easel)));
    }
    Glimpse glimpse = new Glimpse(turn);
    Optional<Drawn> first = glimpse(request, glimpse);
    boolean whole = request.checks() == Checks.NONE && !glimpse.isOver();
    if (first.isPresent() && (whole || turn.cancelled())) {
      return message(request, first.get());
    }
    first.ifPresent(drawn -> early.accept(message(request, drawn)));
    return message(request, request.answer(house.studio(), Listener.of(() -> turn)));
  }

  /** What there is after a moment, if a part of it means something. */
  private Optional<Drawn> glimpse(DrawRequest request, Glimpse glimpse) throws IOException {
    DrawRequest unchecked =
        new DrawRequest(request.entry(), request.method(), Checks.NONE, request.question());
    try {
      return Optional.of(unchecked.answer(house.studio(), Listener.of(() -> glimpse)));
    } catch (StoppedException partOnly) {
      if (!glimpse.isOver()) {
        throw partOnly;
      }
      return Optional.empty();
    }
  }

  DrawRequest request(Ask ask) throws IOException {
    Entry entry = Catalog.entry(ask.text("method"));
    Question question = question(house, ask);
    Optional<Source> picture =
        ask.fields().containsKey("picture") ? house.source(ask) : Optional.empty();
    boolean shown = picture.isPresent() && entry.defaults().needsPicture();
    Method method = Knobs.chosen(entry.defaults(), ask.texts("knobs"), shown);
    Checks checks = Catalog.checks(ask.optionalText("trust").orElse(Checks.NONE.toString()));
    return new DrawRequest(
        entry, method, checks, question.about(shown ? picture : Optional.empty()));
  }

  /** With the class or the score that is explained, and the seed. */
  static Question question(House house, Ask ask) {
    return house
        .question(ask)
        .seeded(ask.optionalNumber("seed").orElse(0))
        .explaining(ask.optionalNumber("class"), Optional.empty(), ask.optionalText("score"));
  }

  private static Message message(DrawRequest request, Drawn drawn) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("facts", Facts.of(drawn, Written.NOWHERE));
    facts.put("trust", drawn.answers().stream().map(a -> a.cited()).toList());
    facts.put("title", drawn.title());
    facts.put("file", request.entry().name() + ".png");
    List<Heatmap> heats = drawn.finding().picture().heats();
    ByteBuffer numbers = ByteBuffer.allocate(0);
    if (heats.size() == 1) {
      facts.put("heat", heat(heats.get(0)));
      numbers = Effective.numbers(heats.get(0).map());
    }
    ByteBuffer body = ByteBuffer.allocate(numbers.remaining() + drawn.bytes().length);
    body.put(numbers).put(drawn.bytes());
    return new Message(facts, body.flip());
  }

  private static Map<String, Object> heat(Heatmap heat) {
    Scale range = heat.range();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", heat.map().height());
    facts.put("columns", heat.map().width());
    facts.put("min", range.min());
    facts.put("max", range.max());
    facts.put("signed", heat.signed());
    Palette palette = heat.signed() ? Palette.DIVERGING : Palette.MAGMA;
    facts.put("palette", palette.name().toLowerCase(Locale.ROOT));
    facts.put("reading", heat.reading().name().toLowerCase(Locale.ROOT));
    heat.extent().ifPresent(extent -> facts.put("extent", list(extent)));
    return facts;
  }

  private static List<Double> list(Extent extent) {
    return List.of(extent.top(), extent.left(), extent.height(), extent.width());
  }
}
