package org.convlens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.net.Model;
import org.convlens.net.Summary;
import org.convlens.report.Json;
import org.convlens.studio.ModelFacts;
import org.convlens.studio.Studio;
import org.convlens.web.visit.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told of a network. */
class OpenedTest {
  @Test
  void factsOfANetworkAreThoseOfTheSummary(@TempDir Path cache)
      throws IOException, InterruptedException {
    try (Web web = TestWeb.digits(cache);
        Client client = Client.of(web);
        Studio studio = new Studio(TestWeb.ENGINES, 1)) {
      Message answer = client.ask(Map.of("ask", "open", "network", 0));
      String text = Json.text(Objects.requireNonNull(answer.head().get("summary")));
      Model model = studio.model(TestWeb.question("digits").network()).model();
      assertThat(text).isEqualTo(Json.text(ModelFacts.of(model, Summary.of(model))));
      assertThat(answer.head()).containsEntry("twins", List.of(1));
    }
  }
}
