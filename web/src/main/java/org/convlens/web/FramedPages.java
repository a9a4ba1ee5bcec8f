package org.convlens.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.convlens.web.stock.FilmedRun;
import org.convlens.web.stock.ShownAtlas;
import org.convlens.web.stock.Stock;

/**
 * Pages within the page: the film of a training, the map of an atlas. Each needs nothing else, and
 * its policy is its own.
 */
record FramedPages(Stock stock) {
  private interface Page {
    byte[] bytes() throws IOException;
  }

  void film(Context request) {
    Optional<FilmedRun> run =
        Web.number(request, "network")
            .filter(i -> i < stock.networks().size())
            .flatMap(stock::film);
    answer(request, run.map(film -> film::page));
  }

  void map(Context request) {
    Optional<ShownAtlas> atlas = stock.atlas();
    answer(request, atlas.map(shown -> shown::map));
  }

  private static void answer(Context request, Optional<Page> page) {
    if (page.isEmpty()) {
      request.status(404);
      return;
    }
    try {
      byte[] bytes = page.get().bytes();
      request.header("Content-Security-Policy", FilmedRun.policy(bytes));
      request.contentType("text/html; charset=utf-8").result(bytes);
    } catch (IOException e) {
      request.status(404).contentType("text/plain; charset=utf-8").result(e.getMessage());
    }
  }
}
