package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convlens.method.Knobs;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.Inquiry;
import org.convlens.studio.Look;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Reply;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.web.desk.Turn;

/**
 * What is answered by numbers: the same facts as those that the command line's {@code --json}
 * gives.
 *
 * @param name of the way of looking
 */
record Inquire(House house, String name) implements QuickQuestion, LongQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    return answer(ask, Progress.SILENT);
  }

  @Override
  public Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException {
    return answer(ask, turn);
  }

  private Message answer(Ask ask, Progress progress) throws IOException {
    Question question = house.question(ask);
    Map<String, String> knobs = ask.texts("knobs");
    Optional<Integer> layer = ask.optionalNumber("layer");
    if (layer.isPresent()) {
      OpenedModel opened = house.model(ask);
      knobs.put("layer", Effective.place(opened.model().graph(), layer.get()).text());
    }
    Look look = Knobs.with(Inquiry.look(name), knobs);
    Inquiry inquiry = new Inquiry(look, question.about(about(ask)));
    Reply reply = inquiry.answer(house.studio(), Listener.of(() -> progress));
    return Message.of(new LinkedHashMap<>(Map.of("facts", reply.facts(), "notes", reply.notes())));
  }

  /** The folder, a picture, or neither. */
  private Optional<Source> about(Ask ask) throws IOException {
    if (ask.isSet("folder")) {
      if (house.stock().folder().isEmpty()) {
        throw new UsageException("no folder of pictures was named");
      }
      return Optional.of(Source.named(house.stock().folderName()));
    }
    return ask.fields().containsKey("picture") ? house.source(ask) : Optional.empty();
  }
}
