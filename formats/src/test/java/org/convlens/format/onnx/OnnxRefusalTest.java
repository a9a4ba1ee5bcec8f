package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.convlens.format.onnx.TinyModel.ints;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.convlens.format.file.FormatException;
import org.junit.jupiter.api.Test;

/** Sound files that ask for what ConvLens does not do are told so, with the node. */
class OnnxRefusalTest {
  private static void refuses(TinyModel model, String... parts) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(model::read)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void unknownOperatorsAreNamedWithTheirNode() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4).node("Loop", "x", "y"),
        "operator 'Loop' (node 'Loop_y') is not supported: ConvLens reads 2-D CNNs");
  }

  @Test
  void severalPictures() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4).input("z", -1, 3, 4, 4).node("Add", "x z", "y"),
        "2 inputs ('x', 'z')");
  }

  @Test
  void inputsThatAreNoPictures() {
    refuses(new TinyModel(13, -1, 3).node("Relu", "x", "y"), "'x' has 2 axes", "2-D CNNs");
  }

  @Test
  void windowsOfOneAxis() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4).node("MaxPool", "x", "y", ints("kernel_shape", 2)),
        "'MaxPool' (node 'MaxPool_y')",
        "2-D CNNs");
  }

  @Test
  void kernelsThatDoNotFit() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4).zeros("w", 8, 5, 1, 1).node("Conv", "x w", "y"),
        "Conv_y",
        "5");
  }

  @Test
  void tensorsWithTooFewNumbers() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4)
            .tensor(
                TensorProto.newBuilder()
                    .setName("w")
                    .setDataType(DataType.FLOAT_VALUE)
                    .addDims(1 << 30)
                    .addFloatData(1))
            .node("Mul", "x w", "y"),
        "tensor 'w'",
        "needs 1073741824 numbers, not 1");
  }

  @Test
  void hugeConstantsAreRefusedBeforeTheyAreMade() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4)
            .longs("huge", 40000, 40000, 1)
            .node("ConstantOfShape", "huge", "c")
            .node("Add", "x c", "y"),
        "too large");
  }

  @Test
  void missingInputs() {
    refuses(
        new TinyModel(13, -1, 3, 4, 4).node("Add", "x nothing", "y"),
        "nothing before it produces its input 'nothing'");
  }
}
