package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convlens.cli.option.TorchEngines;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.web.Web;
import org.convlens.web.WebSettings;
import org.convlens.web.visit.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two doors to one core: what the page is given is what the command line writes. */
class DoorsTest {
  @TempDir private static Path folder;

  private static Web web;
  private static Visitor visitor;

  @BeforeAll
  static void open() throws IOException {
    Question question =
        Question.of(Opening.of(Source.named("digits")))
            .computed(Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
    web =
        Web.open(
            new WebSettings(
                List.of(question),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                folder.resolve("cache")),
            new TorchEngines());
    visitor = Visitor.of(web);
  }

  @AfterAll
  static void close() {
    if (visitor != null) {
      visitor.socket.abort();
    }
    if (web != null) {
      web.close();
    }
  }

  private static Map<String, Object> about(String ask, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put("ask", ask);
    fields.put("network", 0);
    fields.put("picture", Map.of("digit", 4));
    return fields;
  }

  @ParameterizedTest
  @ValueSource(strings = {"grad-cam", "saliency", "occlusion", "lrp", "feature-maps", "filters"})
  void picturesAreTheSameBytes(String method) throws IOException, InterruptedException {
    Path file = folder.resolve(method + ".png");
    boolean ofThePicture = !method.equals("filters");
    Run run =
        ofThePicture
            ? Run.of("draw", method, "digits", "digit:4", "-o", file)
            : Run.of("draw", method, "digits", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    byte[] drawn = Files.readAllBytes(file);
    byte[] body = visitor.ask(about("explain", Map.of("method", method)));
    int from = body.length - drawn.length;
    assertThat(from).isNotNegative();
    assertThat(Arrays.copyOfRange(body, from, body.length)).isEqualTo(drawn);
  }

  @Test
  void whatIsWrongIsSaidInTheSameWords() throws InterruptedException {
    Run run = Run.of("draw", "grad-cam", "digits", "digit:4", "--score", "logit(44)", "-o", "-");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
    visitor.ask(about("explain", Map.of("method", "grad-cam", "score", "logit(44)")));
    assertThat(run.err()).contains(String.valueOf(visitor.head.get("error")));
  }

  /** A tab without a browser. */
  private static final class Visitor implements WebSocket.Listener {
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final WebSocket socket;
    private Map<String, Object> head = Map.of();
    private int last;

    private Visitor(WebSocket.Builder builder, URI address) {
      socket = builder.buildAsync(address, this).join();
    }

    static Visitor of(Web web) {
      String host = "127.0.0.1:" + web.port();
      WebSocket.Builder builder =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("Cookie", String.join("=", web.cookie()))
              .header("Origin", "http://" + host);
      return new Visitor(builder, URI.create("ws://" + host + "/socket"));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean end) {
      byte[] part = new byte[data.remaining()];
      data.get(part);
      parts.writeBytes(part);
      if (end) {
        heard.add(Message.read(ByteBuffer.wrap(parts.toByteArray())));
        parts.reset();
      }
      from.request(1);
      return null;
    }

    /** The bytes of the last word on a question. */
    byte[] ask(Map<String, Object> fields) throws InterruptedException {
      Map<String, Object> asked = new LinkedHashMap<>(fields);
      asked.put("id", ++last);
      socket.sendBinary(Message.of(asked).bytes(), true).join();
      while (true) {
        Message next = Objects.requireNonNull(heard.poll(60, TimeUnit.SECONDS), "no answer");
        head = next.head();
        if (head.containsKey("done") || head.containsKey("error")) {
          byte[] body = new byte[next.body().remaining()];
          next.body().get(body);
          return body;
        }
      }
    }
  }
}
