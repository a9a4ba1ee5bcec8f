package org.convlens.format.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.format.file.FormatException;

/**
 * A file without its large blocks of numbers and without what nobody here reads (documentation,
 * shapes of inner tensors). The blocks stay where they are: in place of each stands an entry of the
 * tensor's external data with the block's index. What is parsed is therefore small, whatever the
 * network weighs, and what it will take is known before it is parsed.
 */
final class Skeleton {
  /** Key of the entry that stands for a block. */
  static final String KEY = "\0block";

  private static final Set<Integer> MODEL_FIELDS = Set.of(1, 2, 8, 14);
  private static final Set<Integer> FUNCTION_FIELDS = Set.of(1, 4, 5, 9, 10, 11);
  private static final Set<Integer> GRAPH_FIELDS = Set.of(2, 11, 12);
  private static final Set<Integer> NODE_FIELDS = Set.of(1, 2, 3, 4, 7);
  private static final Set<Integer> ATTRIBUTE_FIELDS = Set.of(1, 2, 3, 4, 7, 8, 9, 20, 21);
  private static final Set<Integer> TENSOR_FIELDS = Set.of(1, 2, 4, 5, 7, 8, 9, 10, 11, 13, 14);

  private static final int GRAPH = 7;
  private static final int FUNCTION = 25;
  private static final int FUNCTION_NODE = 7;
  private static final int ATTRIBUTE_GRAPH = 6;

  /** Graphs within graphs: more are damage. */
  private static final int DEEPEST = 16;

  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_STRINGS = 9;
  private static final int FLOAT_DATA = 4;
  private static final int RAW_DATA = 9;
  private static final int DOUBLE_DATA = 10;
  private static final int EXTERNAL_DATA = 13;
  private static final int SMALLEST_BLOCK = 256;

  /** Bytes of memory for a message, for a byte of text, for a byte of small messages. */
  private static final int PER_MESSAGE = 400;

  private static final int PER_BYTE = 16;
  private static final int PER_SMALL_BYTE = 100;

  private final List<ByteBuffer> blocks = new ArrayList<>();
  private final long most;
  private final byte[] bytes;
  private long memory;

  /**
   * @param most bytes of memory that the parsed file may take
   * @throws FormatException if it would take more
   */
  Skeleton(ByteBuffer file, long most) throws IOException {
    this.most = most;
    this.bytes = model(file);
  }

  /** The file without the blocks. */
  byte[] bytes() {
    return bytes;
  }

  /** Views of the file. */
  List<ByteBuffer> blocks() {
    return blocks;
  }

  private byte[] model(ByteBuffer message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (wire.isDelimited(GRAPH)) {
        nested(out, GRAPH, graph(wire.content(), 0));
      } else if (wire.isDelimited(FUNCTION)) {
        nested(out, FUNCTION, function(wire.content()));
      } else if (MODEL_FIELDS.contains(wire.field())) {
        copy(out, wire, PER_SMALL_BYTE);
      }
    }
    return out.toByteArray();
  }

  private byte[] function(ByteBuffer message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (wire.isDelimited(FUNCTION_NODE)) {
        nested(out, FUNCTION_NODE, node(wire.content(), 0));
      } else if (FUNCTION_FIELDS.contains(wire.field())) {
        copy(out, wire, PER_SMALL_BYTE);
      }
    }
    return out.toByteArray();
  }

  private byte[] graph(ByteBuffer message, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new FormatException("graphs lie within graphs, more than " + DEEPEST + " deep");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (wire.isDelimited(INITIALIZER)) {
        nested(out, INITIALIZER, tensor(wire.content()));
      } else if (wire.isDelimited(NODE)) {
        nested(out, NODE, node(wire.content(), depth));
      } else if (GRAPH_FIELDS.contains(wire.field())) {
        copy(out, wire, PER_SMALL_BYTE);
      }
    }
    return out.toByteArray();
  }

  private byte[] node(ByteBuffer message, int depth) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (wire.isDelimited(ATTRIBUTE)) {
        nested(out, ATTRIBUTE, attribute(wire.content(), depth));
      } else if (NODE_FIELDS.contains(wire.field())) {
        copy(out, wire, PER_BYTE);
      }
    }
    return out.toByteArray();
  }

  private byte[] attribute(ByteBuffer message, int depth) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (wire.isDelimited(ATTRIBUTE_TENSOR)) {
        nested(out, ATTRIBUTE_TENSOR, tensor(wire.content()));
      } else if (wire.isDelimited(ATTRIBUTE_GRAPH)) {
        nested(out, ATTRIBUTE_GRAPH, graph(wire.content(), depth + 1));
      } else if (ATTRIBUTE_FIELDS.contains(wire.field())) {
        copy(out, wire, wire.field() == ATTRIBUTE_STRINGS ? PER_SMALL_BYTE : PER_BYTE);
      }
    }
    return out.toByteArray();
  }

  /** Numbers in several pieces are left as they are. */
  private byte[] tensor(ByteBuffer message) throws IOException {
    int pieces = 0;
    for (Wire wire = new Wire(message); wire.next(); ) {
      pieces += isBlock(wire) ? 1 : 0;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Wire wire = new Wire(message); wire.next(); ) {
      if (pieces == 1 && isBlock(wire) && wire.content().remaining() >= SMALLEST_BLOCK) {
        nested(out, EXTERNAL_DATA, entry(blocks.size()));
        blocks.add(wire.content());
      } else if (TENSOR_FIELDS.contains(wire.field())) {
        copy(out, wire, wire.isDelimited(EXTERNAL_DATA) ? PER_SMALL_BYTE : PER_BYTE);
      }
    }
    return out.toByteArray();
  }

  private static boolean isBlock(Wire wire) {
    return wire.isDelimited(RAW_DATA)
        || wire.isDelimited(FLOAT_DATA)
        || wire.isDelimited(DOUBLE_DATA);
  }

  private static byte[] entry(int index) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeString(1, KEY);
    coded.writeString(2, Integer.toString(index));
    coded.flush();
    return out.toByteArray();
  }

  private void nested(ByteArrayOutputStream out, int field, byte[] message) throws IOException {
    charge(PER_MESSAGE);
    CodedOutputStream coded = CodedOutputStream.newInstance(out, 16);
    coded.writeByteArray(field, message);
    coded.flush();
  }

  private void copy(ByteArrayOutputStream out, Wire wire, int perByte) throws FormatException {
    ByteBuffer field = wire.whole();
    charge((long) field.remaining() * perByte);
    byte[] content = new byte[field.remaining()];
    field.get(content);
    out.write(content, 0, content.length);
  }

  private void charge(long bytes) throws FormatException {
    memory += bytes;
    if (memory > most) {
      throw new FormatException(
          "reading this file may take more than "
              + (most >> 20)
              + " MB without its weights: if that is right, give Java more memory (-Xmx)");
    }
  }
}
