package org.convlens.cli.command;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convlens.web.Web;
import org.convlens.web.visit.Message;
import org.jspecify.annotations.Nullable;

/** A tab without a browser. */
final class Visitor implements WebSocket.Listener {
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

  /** What was said last. */
  Map<String, Object> head() {
    return head;
  }

  void leave() {
    socket.abort();
  }

  /** The bytes of the last word on a question that takes its time. */
  byte[] ask(Map<String, Object> fields) throws InterruptedException {
    send(fields);
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

  /** What is said on a question that is answered at once. */
  Map<String, Object> quick(Map<String, Object> fields) throws InterruptedException {
    send(fields);
    head = Objects.requireNonNull(heard.poll(60, TimeUnit.SECONDS), "no answer").head();
    return head;
  }

  private void send(Map<String, Object> fields) {
    Map<String, Object> asked = new LinkedHashMap<>(fields);
    asked.put("id", ++last);
    socket.sendBinary(Message.of(asked).bytes(), true).join();
  }
}
