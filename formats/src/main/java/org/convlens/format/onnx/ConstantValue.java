package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Numbers that a node holds itself. */
final class ConstantValue {
  private ConstantValue() {}

  /** The value of a Constant node. */
  static Tensor of(OnnxNode node) {
    AttributeProto whole = node.attribute("value_int");
    if (whole != null) {
      return Tensor.ofLongs(Shape.of(), whole.getI());
    }
    AttributeProto number = node.attribute("value_float");
    if (number != null) {
      return Tensor.of(Shape.of(), number.getF());
    }
    if (node.has("value_ints")) {
      long[] values = node.integers("value_ints");
      return Tensor.ofLongs(Shape.of(values.length), values);
    }
    AttributeProto numbers = node.attribute("value_floats");
    if (numbers != null) {
      return floats(numbers.getFloatsList());
    }
    Tensor tensor = node.tensor("value");
    if (tensor == null) {
      throw node.refuse("it holds no numbers");
    }
    return tensor;
  }

  private static Tensor floats(List<Float> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return Tensor.of(Shape.of(values.length), values);
  }

  /** A tensor attribute of one number. */
  static Numbers single(OnnxNode node, String attribute, Numbers otherwise) {
    Tensor tensor = node.tensor(attribute);
    Numbers numbers = tensor == null ? otherwise : Numbers.of(tensor);
    if (numbers == null || numbers.size() != 1) {
      throw node.refuse("its " + attribute + " is not one number");
    }
    return numbers;
  }
}
