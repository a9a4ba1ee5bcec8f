package org.convlens.web;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.convlens.task.UsageException;
import org.convlens.web.desk.Desk;
import org.convlens.web.visit.House;
import org.convlens.web.visit.Message;
import org.convlens.web.visit.Visit;
import org.eclipse.jetty.websocket.api.Callback;

/** The one socket of each tab: every message is bytes. */
final class Sockets {
  /** Of a message. */
  static final int MOST_BYTES = 64 << 20;

  /** A tab that does not read is given up before it fills the memory. */
  private static final long MOST_UNSENT = 128L << 20;

  private static final int MOST_VISITS = 1_000;
  private static final int PING_SECONDS = 30;
  private static final int TOO_BIG = 1009;
  private static final int TRY_LATER = 1013;

  private final House house;
  private final Desk desk;
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();

  Sockets(House house, Desk desk) {
    this.house = house;
    this.desk = desk;
  }

  void configure(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onBinaryMessage(
        message -> {
          Visit visit = visits.get(message.sessionId());
          if (visit != null) {
            hear(visit, message, copy(message.data()));
          }
        });
    socket.onClose(closed -> leave(closed.sessionId()));
    socket.onError(failed -> leave(failed.sessionId()));
  }

  /** How many tabs are open. */
  int count() {
    return visits.size();
  }

  private void connect(WsContext socket) {
    if (visits.size() >= MOST_VISITS) {
      socket.closeSession(TRY_LATER, "too many tabs are open");
      return;
    }
    socket.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
    visits.put(socket.sessionId(), new Visit(house, desk, new Sender(socket)));
  }

  private static void hear(Visit visit, WsContext socket, ByteBuffer bytes) {
    try {
      visit.hear(Message.read(bytes));
    } catch (UsageException e) {
      socket.closeSession(TOO_BIG, "no message of this page");
    }
  }

  /** What the server reads into is used again. */
  private static ByteBuffer copy(ByteBuffer data) {
    return ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
  }

  private void leave(String session) {
    Visit visit = visits.remove(session);
    if (visit != null) {
      visit.leave();
    }
  }

  /** Sends without waiting. */
  private record Sender(WsContext socket, AtomicLong unsent) implements Consumer<Message> {
    Sender(WsContext socket) {
      this(socket, new AtomicLong());
    }

    @Override
    public void accept(Message message) {
      ByteBuffer bytes = message.bytes();
      long length = bytes.remaining();
      if (!socket.session.isOpen()) {
        return;
      }
      if (unsent.addAndGet(length) > MOST_UNSENT) {
        socket.session.disconnect();
        return;
      }
      socket.session.sendBinary(
          bytes,
          Callback.from(() -> unsent.addAndGet(-length), failed -> unsent.addAndGet(-length)));
    }
  }
}
