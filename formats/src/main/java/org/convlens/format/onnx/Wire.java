package org.convlens.format.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;

/** Walks over the fields of one protocol buffer message without building anything. */
final class Wire {
  /** The wire type of text, bytes, messages and packed numbers. */
  static final int DELIMITED = 2;

  private final ByteBuffer bytes;
  private int start;
  private int field;
  private int type;
  private int content;

  Wire(ByteBuffer message) {
    this.bytes = message.duplicate();
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() throws InvalidProtocolBufferException {
    if (!bytes.hasRemaining()) {
      return false;
    }
    start = bytes.position();
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    content = bytes.position();
    switch (type) {
      case 0 -> varint();
      case 1 -> skip(8);
      case DELIMITED -> {
        long length = varint();
        content = bytes.position();
        skip(length);
      }
      case 5 -> skip(4);
      default -> throw damaged();
    }
    return true;
  }

  private long varint() throws InvalidProtocolBufferException {
    long value = 0;
    for (int shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
      byte b = bytes.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private void skip(long length) throws InvalidProtocolBufferException {
    if (length < 0 || length > bytes.remaining()) {
      throw damaged();
    }
    bytes.position(bytes.position() + (int) length);
  }

  private static InvalidProtocolBufferException damaged() {
    return new InvalidProtocolBufferException("a field reaches beyond its message");
  }

  /** The field's number. */
  int field() {
    return field;
  }

  /** Whether the field has this number and is text, bytes, a message or packed numbers. */
  boolean isDelimited(int number) {
    return field == number && type == DELIMITED;
  }

  /** The field's content, a view. */
  ByteBuffer content() {
    return bytes.duplicate().position(content).limit(bytes.position()).slice();
  }

  /** The field with its tag, a view. */
  ByteBuffer whole() {
    return bytes.duplicate().position(start).limit(bytes.position()).slice();
  }
}
