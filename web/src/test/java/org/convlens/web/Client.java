package org.convlens.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convlens.web.visit.Message;
import org.jspecify.annotations.Nullable;

/** A tab without a browser: what it sends and hears. */
public final class Client implements AutoCloseable, WebSocket.Listener {
  public static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
  private final List<ByteBuffer> parts = new ArrayList<>();
  private final WebSocket socket;
  private long last;

  private Client(WebSocket.Builder builder, URI address) {
    socket = builder.buildAsync(address, this).join();
  }

  public static Client of(Web web) {
    List<String> cookie = web.cookie();
    String host = "127.0.0.1:" + web.port();
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder()
            .header("Cookie", cookie.get(0) + "=" + cookie.get(1))
            .header("Origin", "http://" + host);
    return new Client(builder, URI.create("ws://" + host + "/socket"));
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean end) {
    parts.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
    if (end) {
      int length = parts.stream().mapToInt(ByteBuffer::remaining).sum();
      ByteBuffer all = ByteBuffer.allocate(length);
      parts.forEach(all::put);
      parts.clear();
      heard.add(Message.read(all.flip()));
    }
    from.request(1);
    return null;
  }

  /** Sends a question without waiting; its number. */
  public long send(Map<String, Object> fields, byte... body) {
    Map<String, Object> head = new LinkedHashMap<>(fields);
    head.put("id", ++last);
    ByteBuffer bytes = Message.of(head, body).bytes();
    CompletableFuture<WebSocket> sent = socket.sendBinary(bytes, true);
    sent.join();
    return last;
  }

  /** The next message, whichever it is. */
  public Message hear() throws InterruptedException {
    return Objects.requireNonNull(heard.poll(60, TimeUnit.SECONDS), "nothing was heard");
  }

  /** The last word on a question: an answer, or what is wrong. */
  public Message answer(long id) throws InterruptedException {
    while (true) {
      Message message = hear();
      Map<String, Object> head = message.head();
      boolean mine = ((Number) Objects.requireNonNull(head.get("id"))).longValue() == id;
      boolean between =
          head.containsKey("place")
              || head.containsKey("begun")
              || head.containsKey("steps")
              || head.containsKey("early");
      if (mine && !between) {
        return message;
      }
    }
  }

  public Message ask(Map<String, Object> fields, byte... body) throws InterruptedException {
    return answer(send(fields, body));
  }

  @Override
  public void close() {
    socket.abort();
  }
}
