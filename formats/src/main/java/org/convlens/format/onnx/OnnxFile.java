package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;

/** The protocol buffer that an ONNX file is. */
final class OnnxFile {
  private static final int MOST_NODES = 100_000;

  private final ModelProto model;
  private final List<ByteBuffer> blocks;

  private OnnxFile(ModelProto model, List<ByteBuffer> blocks) {
    this.model = model;
    this.blocks = blocks;
  }

  /**
   * ONNX has no magic number: a file is taken for it if it starts with a plausible version, as all
   * exporters write it, and another field of a model follows.
   */
  static boolean recognises(Header header) {
    byte[] start = header.start();
    return start.length > 3
        && start[0] == 0x08
        && start[1] > 0
        && start[1] < 100
        && isModelField(start[2]);
  }

  /** Tags of producer, domain, version, documentation, graph, operator sets, metadata. */
  private static boolean isModelField(byte tag) {
    return switch (tag) {
      case 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72 -> true;
      default -> false;
    };
  }

  static ByteBuffer map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new FormatException("an ONNX file of more than 2 GB keeps its weights beside it");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /**
   * @param bytes must not change afterwards: large tensors remain views of them
   */
  static OnnxFile parse(ByteBuffer bytes) throws IOException {
    try {
      Skeleton skeleton = new Skeleton(bytes, Runtime.getRuntime().maxMemory() / 3);
      ModelProto model = ModelProto.parseFrom(skeleton.bytes());
      check(model);
      return new OnnxFile(model, skeleton.blocks());
    } catch (InvalidProtocolBufferException e) {
      throw new FormatException("this ONNX file is damaged or cut off", e);
    }
  }

  ModelProto model() {
    return model;
  }

  /** Large blocks of numbers, views of the file, in the order that the tensors refer to. */
  List<ByteBuffer> blocks() {
    return blocks;
  }

  private static void check(ModelProto model) throws FormatException {
    GraphProto graph = model.getGraph();
    if (graph.getNodeCount() == 0) {
      throw new FormatException("this ONNX file holds no network");
    }
    if (graph.getNodeCount() > MOST_NODES) {
      throw new FormatException(
          "this network has " + graph.getNodeCount() + " nodes, more than " + MOST_NODES);
    }
  }
}
