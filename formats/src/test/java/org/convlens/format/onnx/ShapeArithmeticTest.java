package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.format.onnx.TinyModel.integer;
import static org.convlens.format.onnx.TinyModel.ints;

import java.io.IOException;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.op.Reshape;
import org.junit.jupiter.api.Test;

/** Shapes that exporters compute from the input keep the batch open. */
class ShapeArithmeticTest {
  private static Shape output(TinyModel model) throws IOException {
    Graph graph = model.read();
    return graph.node(graph.output()).shape();
  }

  @Test
  void batchFromShapeGatherUnsqueezeConcat() throws IOException {
    TinyModel model =
        new TinyModel(11, -1, 3, 4, 5)
            .longs("minus", -1)
            .node("Shape", "x", "s")
            .node("Constant", "", "zero", integer("value_int", 0))
            .node("Gather", "s zero", "n", integer("axis", 0))
            .node("Unsqueeze", "n", "n1", ints("axes", 0))
            .node("Concat", "n1 minus", "target", integer("axis", 0))
            .node("Reshape", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.features(60));
  }

  @Test
  void channelsDividedAndMultiplied() throws IOException {
    TinyModel model =
        new TinyModel(13, -1, 6, 4, 4)
            .longs("from", 1)
            .longs("to", 2)
            .longs("two", 2)
            .longs("rest", 4, 4)
            .longs("zero", 0)
            .longs("one", 1)
            .node("Shape", "x", "s")
            .node("Slice", "s zero one", "n")
            .node("Slice", "s from to", "c")
            .node("Div", "c two", "half")
            .node("Concat", "n two half rest", "target", integer("axis", 0))
            .node("Reshape", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.of(Shape.BATCH, 2, 3, 4, 4));
  }

  @Test
  void aBatchMultipliedCannotBeKeptOpen() throws IOException {
    TinyModel model =
        new TinyModel(13, -1, 6, 4, 4)
            .longs("zero", 0)
            .longs("one", 1)
            .longs("two", 2)
            .longs("rest", 3, 4, 4)
            .node("Shape", "x", "s")
            .node("Slice", "s zero one", "n")
            .node("Mul", "n two", "n2")
            .node("Concat", "n2 rest", "target", integer("axis", 0))
            .node("Reshape", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.of(2, 3, 4, 4));
  }

  @Test
  void aConstantShapeForOnePictureKeepsTheBatch() throws IOException {
    TinyModel model =
        new TinyModel(9, 1, 3, 4, 5).longs("target", 1, 60).node("Reshape", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.features(60));
  }

  @Test
  void zeroKeepsTheInputsExtentAndMinusOneIsTheRest() throws IOException {
    TinyModel model =
        new TinyModel(9, -1, 3, 4, 5).longs("target", 0, 0, -1).node("Reshape", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.of(Shape.BATCH, 3, 20));
  }

  @Test
  void equalAndWhereAsInExpand() throws IOException {
    TinyModel model =
        new TinyModel(13, -1, 1, 4, 4)
            .longs("asked", -1, 3, 4, 4)
            .longs("ones", 1, 1, 1, 1)
            .longs("minus", -1, -1, -1, -1)
            .node("Equal", "asked minus", "open")
            .node("Where", "open ones asked", "target")
            .node("Expand", "x target", "y");
    assertThat(output(model)).isEqualTo(Shape.of(Shape.BATCH, 3, 4, 4));
  }

  @Test
  void channelsLastInputsBecomeChannelsFirst() throws IOException {
    Graph graph =
        new TinyModel(13, -1, 8, 10, 3)
            .node("Transpose", "x", "t", ints("perm", 0, 3, 1, 2))
            .node("Relu", "t", "y")
            .read();
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(3, 8, 10));
    assertThat(graph.nodes())
        .extracting(n -> n.op().kind())
        .containsExactly("Input", "Identity", "Relu");
  }

  @Test
  void openHeightAndWidthGetTheUsualSize() throws IOException {
    Graph graph = new TinyModel(13, -1, 3, -1, -1).node("Relu", "x", "y").read();
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(3, 224, 224));
  }

  @Test
  void squeezeBecomesReshape() throws IOException {
    Graph graph =
        new TinyModel(13, -1, 3, 1, 1).longs("axes", 2, 3).node("Squeeze", "x axes", "y").read();
    assertThat(graph.node(graph.output()).op()).isEqualTo(new Reshape(Shape.features(3)));
  }
}
