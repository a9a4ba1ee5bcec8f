package org.convlens.web.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.ReportRequest;
import org.convlens.studio.Reported;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.web.desk.Turn;

/** What is on the page as a file that needs nothing else. */
record Report(House house) implements LongQuestion {
  @Override
  public Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException {
    Source picture =
        house.source(ask).orElseThrow(() -> new UsageException("a report needs a picture"));
    Optional<Source> before = Optional.empty();
    if (ask.optionalNumber("before").isPresent()) {
      Question other = house.stock().network(ask.number("before"));
      before = Optional.of(other.network().source());
    }
    List<String> texts = new ArrayList<>();
    for (Ask chosen : ask.objects("methods")) {
      StringBuilder text = new StringBuilder(chosen.text("method"));
      chosen.texts("knobs").forEach((knob, to) -> text.append(":" + knob + "=" + to));
      texts.add(text.toString());
    }
    Question question = Explain.question(house, ask).about(Optional.of(picture)).beside(before);
    List<Choice> choices = texts.isEmpty() ? List.of() : Choice.parse(String.join(",", texts));
    Checks checks = Catalog.checks(ask.optionalText("trust").orElse(Catalog.QUICK.toString()));
    ReportRequest request = new ReportRequest(choices, checks, Map.of(), question);
    Reported reported = request.answer(house.studio(), Listener.of(() -> turn));
    return Message.of(Map.of("file", "convlens-report.html"), reported.bytes());
  }
}
