package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.format.onnx.TinyModel.integer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.junit.jupiter.api.Test;

/** What only picks among the scores is looked through. */
class SelectionsTest {
  private static TinyModel scores() {
    return new TinyModel(13, -1, 3, 4, 4)
        .node("Flatten", "x", "flat")
        .node("Softmax", "flat", "prob", integer("axis", 1));
  }

  private static void endsInScores(TinyModel model) throws IOException {
    Graph graph = model.read();
    assertThat(graph.outputNames()).containsExactly("prob");
    Head head = Head.of(graph);
    assertThat(head.activation()).isEqualTo(Head.Activation.SOFTMAX);
    assertThat(head.classes()).isEqualTo(48);
  }

  @Test
  void theBestFewAreTheScores() throws IOException {
    endsInScores(scores().longs("k", 2).node("TopK", "prob k", "y", integer("axis", 1)));
    endsInScores(scores().node("ZipMap", "prob", "y"));
  }

  @Test
  void andWhatMovesThemOn() throws IOException {
    endsInScores(
        scores()
            .longs("k", 2)
            .node("TopK", "prob k", "best", integer("axis", 1))
            .node("Cast", "best", "y", integer("to", 7)));
  }

  @Test
  void theLargestIsLookedThrough() throws IOException {
    Graph graph =
        scores().node("ArgMax", "prob", "y", integer("axis", 1), integer("keepdims", 0)).read();
    Head head = Head.of(graph);
    assertThat(head.logits().name()).isEqualTo("Flatten_flat");
    assertThat(head.classes()).isEqualTo(48);
    assertThat(head.activation()).isEqualTo(Head.Activation.SOFTMAX);
  }

  @Test
  void aNetworkThatGoesOnBehindIsRefused() {
    TinyModel model =
        scores()
            .longs("k", 2)
            .zeros("w", 2, 3)
            .node("TopK", "prob k", "best", integer("axis", 1))
            .node("MatMul", "best w", "y");
    assertThatThrownBy(model::read)
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("MatMul node 'MatMul_y' goes on with a selection")
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesInAMapOfClassesAreTheirLabels() throws IOException {
    AttributeProto.Builder names =
        AttributeProto.newBuilder()
            .setName("classlabels_strings")
            .setType(AttributeProto.AttributeType.STRINGS);
    IntStream.range(0, 48).forEach(i -> names.addStrings(ByteString.copyFromUtf8("kind " + i)));
    byte[] named = scores().node("ZipMap", "prob", "y", names.build()).bytes();
    assertThat(OnnxReader.read(ByteBuffer.wrap(named), "named").labels().name(7))
        .isEqualTo("kind 7");
    AttributeProto numbers = TinyModel.ints("classlabels_int64s", 5, 6, 9);
    byte[] counted = scores().node("ZipMap", "prob", "y", numbers).bytes();
    assertThat(OnnxReader.read(ByteBuffer.wrap(counted), "counted").labels().names())
        .containsExactly("5", "6", "9");
  }
}
