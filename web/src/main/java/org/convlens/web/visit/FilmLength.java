package org.convlens.web.visit;

import java.io.IOException;
import java.util.Map;
import org.convlens.task.UsageException;
import org.convlens.web.stock.FilmedRun;
import org.convlens.web.stock.Stock;

/** How far the film of a network's training has gone: a page that shows it asks now and then. */
record FilmLength(Stock stock) implements QuickQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    FilmedRun run =
        stock
            .film(ask.number("network"))
            .orElseThrow(
                () ->
                    new UsageException(
                        "this network is not of a training in a folder: start with the folder"));
    return Message.of(Map.of("bytes", run.bytes()));
  }
}
