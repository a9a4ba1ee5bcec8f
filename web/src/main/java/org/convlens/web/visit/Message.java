package org.convlens.web.visit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.convlens.report.Json;
import org.convlens.task.UsageException;

/**
 * What passes through the socket, both ways: the length of a JSON text as four bytes, the highest
 * first; the text; and bytes that it speaks of.
 */
public record Message(Map<String, Object> head, ByteBuffer body) {
  private static final int MOST_HEAD = 1 << 20;

  /** Without bytes. */
  public static Message of(Map<String, Object> head) {
    return new Message(head, ByteBuffer.allocate(0));
  }

  public static Message of(Map<String, Object> head, byte[] body) {
    return new Message(head, ByteBuffer.wrap(body));
  }

  /**
   * @throws UsageException if it is none
   */
  public static Message read(ByteBuffer bytes) {
    if (bytes.remaining() < Integer.BYTES) {
      throw new UsageException("a message of " + bytes.remaining() + " bytes");
    }
    int length = bytes.getInt();
    if (length < 0 || length > MOST_HEAD || length > bytes.remaining()) {
      throw new UsageException("a message whose head has " + length + " bytes");
    }
    byte[] text = new byte[length];
    bytes.get(text);
    try {
      String json = new String(text, StandardCharsets.UTF_8);
      return new Message(
          Optional.ofNullable(Json.object(json)).orElseThrow(Message::refusal), bytes.slice());
    } catch (IllegalArgumentException e) {
      throw refusal();
    }
  }

  private static UsageException refusal() {
    return new UsageException("a message whose head is no JSON object");
  }

  public ByteBuffer bytes() {
    byte[] text = Json.line(head).getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + text.length + body.remaining());
    all.putInt(text.length).put(text).put(body.duplicate());
    return all.flip();
  }
}
