package org.convlens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.receptive.UnitReceptiveField;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.DrawRequest;
import org.convlens.studio.Loan;
import org.convlens.studio.OpenedPicture;
import org.convlens.studio.Request;
import org.convlens.studio.Studio;
import org.convlens.studio.Whereabouts;
import org.convlens.task.Progress;
import org.convlens.trust.Checks;
import org.convlens.web.visit.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tab asks and hears, against what the command line's own floor says. */
class VisitTest {
  /** Others may keep the processors busy: the best of a few is what the program takes. */
  private static final int TRIES = 10;

  private static final Map<String, Object> SEVEN = Map.of("digit", 7);

  @TempDir private static Path cache;

  private static Web web;
  private static Studio studio;

  @BeforeAll
  static void open() throws IOException {
    web = TestWeb.digits(cache);
    studio = new Studio(TestWeb.ENGINES, 4);
  }

  @AfterAll
  static void close() {
    web.close();
    studio.close();
  }

  private static Message ask(Map<String, Object> fields, byte... body) throws InterruptedException {
    try (Client client = Client.of(web)) {
      return client.ask(fields, body);
    }
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static Map<String, Object> first(Message answer, String list) {
    return object(((List<?>) Objects.requireNonNull(answer.head().get(list))).get(0));
  }

  @Test
  void mapsAndPredictionsAreTheNetworks() throws Exception {
    Message answer =
        ask(Map.of("ask", "look", "network", 0, "picture", SEVEN, "layers", List.of(4)));
    Map<String, Object> part = first(answer, "maps");
    ByteBuffer body = answer.body().order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) number(part.get("at"));
    assertThat(at).isEqualTo(3 * 28 * 28);
    LayerId conv2 = new LayerId("conv2");
    try (Loan loan =
        studio.lend(
            studio.model(TestWeb.question("digits").network()).model(),
            TestWeb.question("digits"))) {
      Scene scene = Scene.of(loan.network(), OpenedPicture.open("digit:7").pixels());
      try (Trace trace = loan.network().trace(List.of(scene.input()), Set.of(conv2))) {
        Volume maps = trace.at(0, conv2);
        assertThat(part.get("channels")).isEqualTo(36);
        for (int c = 0; c < 36; c++) {
          float least = body.getFloat(at + 8 * c);
          float most = body.getFloat(at + 8 * c + 4);
          assertThat(least).isEqualTo(maps.channel(c).min());
          assertThat(most).isEqualTo(maps.channel(c).max());
          int cell = body.get(at + 8 * 36 + 196 * c + 100) & 0xff;
          double again = least + cell / 254.0 * (most - least);
          assertThat(Math.abs(again - maps.at(196 * c + 100))).isLessThan((most - least) / 507.9);
        }
      }
    }
    Map<String, Object> best = first(answer, "predictions");
    assertThat(best).containsEntry("class", 7);
    assertThat(number(best.get("probability"))).isGreaterThan(0.9);
  }

  @Test
  void aCellSeesWhatTheReceptiveFieldSays() throws Exception {
    Map<String, Object> cell =
        Map.of(
            "ask", "cell", "network", 0, "picture", SEVEN, "layer", 6, "channel", 3, "row", 2,
            "column", 5);
    Message answer = ask(cell);
    try (Loan loan =
        studio.lend(
            studio.model(TestWeb.question("digits").network()).model(),
            TestWeb.question("digits"))) {
      Scene scene = Scene.of(loan.network(), OpenedPicture.open("digit:7").pixels());
      Finding found = new UnitReceptiveField(Place.named("pool2"), 2, 5).look(scene);
      assertThat(answer.head()).containsEntry("box", found.facts().get("box"));
      LayerId pool2 = new LayerId("pool2");
      try (Trace trace = loan.network().trace(List.of(scene.input()), Set.of(pool2))) {
        assertThat((float) number(answer.head().get("value")))
            .isEqualTo(trace.at(0, pool2).at(3, 2, 5));
      }
      Map<String, Object> effective = new java.util.LinkedHashMap<>(cell);
      effective.put("ask", "effective");
      Message moves = ask(effective);
      float[] numbers = new float[28 * 28];
      moves.body().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
      assertThat(numbers).isEqualTo(Objects.requireNonNull(found.raw().get("effective")).toArray());
    }
  }

  private static byte[] file(Message answer) {
    int numbers = 0;
    if (answer.head().get("heat") != null) {
      Map<String, Object> heat = object(answer.head().get("heat"));
      numbers = (int) (4 * number(heat.get("rows")) * number(heat.get("columns")));
    }
    ByteBuffer body = answer.body().duplicate();
    byte[] all = new byte[body.remaining()];
    body.get(all);
    return java.util.Arrays.copyOfRange(all, numbers, all.length);
  }

  @Test
  void anExplanationIsTheSameFileAsTheCommandLines() throws Exception {
    for (String method : new String[] {"grad-cam", "saliency", "occlusion", "feature-maps"}) {
      Message answer =
          ask(Map.of("ask", "explain", "network", 0, "picture", SEVEN, "method", method));
      var entry = Catalog.entry(method);
      DrawRequest request =
          new DrawRequest(
              entry,
              entry.defaults(),
              Checks.NONE,
              TestWeb.question("digits").about(Optional.of(Source.named("digit:7"))));
      byte[] expected = request.answer(studio, Listener.of(() -> Progress.SILENT)).bytes();
      assertThat(file(answer)).as(method).isEqualTo(expected);
    }
  }

  @Test
  void whatWasDrawnByHandIsDrawnAgainFromTheFileBesideIt(@TempDir Path kept) throws Exception {
    byte[] pixels = new byte[3 * 28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 84 > 5 && i / 84 < 9 ? 255 : 0);
    }
    try (Client client = Client.of(web)) {
      Message held =
          client.ask(Map.of("ask", "hold", "name", "drawing", "width", 28, "height", 28), pixels);
      String name = String.valueOf(held.head().get("name"));
      Map<String, Object> picture =
          Map.of("brought", Objects.requireNonNull(held.head().get("brought")));
      byte[] png = new byte[held.body().remaining()];
      held.body().get(png);
      byte[] drawn =
          file(
              client.ask(
                  Map.of(
                      "ask", "explain", "network", 0, "picture", picture, "method", "grad-cam")));
      Files.write(kept.resolve(name), png);
      Path saved = Files.write(kept.resolve("grad-cam.png"), drawn);
      Provenance made = Provenance.ofFile(saved);
      Provenance found = new Whereabouts(saved, Optional.empty(), Optional.empty()).find(made);
      byte[] again = Request.of(found).answer(studio, Listener.of(() -> Progress.SILENT)).bytes();
      assertThat(again).isEqualTo(drawn);
    }
  }

  /** Long work that has begun to make its steps; its number. */
  private static long longWork(Client client) throws InterruptedException {
    long id =
        client.send(
            Map.of(
                "ask",
                "explain",
                "network",
                0,
                "picture",
                SEVEN,
                "method",
                "rise",
                "knobs",
                Map.of("masks", "100000")));
    while (!client.hear().head().containsKey("left")) {
      Thread.onSpinWait();
    }
    return id;
  }

  /** Milliseconds until the engine has nothing to do. */
  private static double idleAfter(long begun) throws InterruptedException {
    while (!web.isIdle() && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10)) {
      Thread.sleep(1);
    }
    assertThat(web.isIdle()).isTrue();
    return (System.nanoTime() - begun) / 1e6;
  }

  @Test
  void whatIsTakenBackLeavesTheEngineIdleWithinAQuarterOfASecond() throws Exception {
    double best = Double.POSITIVE_INFINITY;
    try (Client client = Client.of(web)) {
      for (int i = 0; i < TRIES && best > 250; i++) {
        long id = longWork(client);
        long begun = System.nanoTime();
        client.send(Map.of("ask", "cancel", "job", id));
        best = Math.min(best, idleAfter(begun));
        assertThat(client.answer(id).head()).containsEntry("stopped", true);
      }
    }
    assertThat(best).isLessThan(250);
  }

  @Test
  void aTabThatIsClosedTakesItsWorkAlong() throws Exception {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES && best > 250; i++) {
      Client client = Client.of(web);
      longWork(client);
      long begun = System.nanoTime();
      client.close();
      best = Math.min(best, idleAfter(begun));
    }
    assertThat(best).isLessThan(250);
  }

  @Test
  void wrongQuestionsAreAnsweredInALine() throws Exception {
    assertThat(error(Map.of("ask", "nothing"))).isEqualTo("no question 'nothing'");
    assertThat(error(Map.of("ask", "open", "network", 9))).startsWith("no network 9");
    assertThat(error(Map.of("ask", "look", "network", 0, "picture", Map.of("folder", 0))))
        .isEqualTo("no folder of pictures was named");
    assertThat(error(Map.of("ask", "look", "network", 0, "picture", Map.of("brought", "../x"))))
        .startsWith("that picture is kept no more");
    assertThat(error(Map.of("ask", "look", "network", 0, "picture", SEVEN, "layers", List.of(77))))
        .startsWith("no layer 77");
    assertThat(
            error(
                Map.of(
                    "ask",
                    "explain",
                    "network",
                    0,
                    "picture",
                    SEVEN,
                    "method",
                    "grad-cam",
                    "knobs",
                    Map.of("layer", "nowhere"))))
        .contains("nowhere");
    assertThat(
            error(Map.of("ask", "look", "network", 0, "picture", Map.of("width", 3, "height", 3))))
        .isEqualTo("a picture of 3 × 3 in 0 bytes");
  }

  private static String error(Map<String, Object> fields) throws InterruptedException {
    return String.valueOf(ask(fields).head().get("error"));
  }
}
