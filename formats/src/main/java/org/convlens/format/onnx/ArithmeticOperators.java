package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Arithmetic.Function;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;

/** Two or more tensors joined number by number. */
final class ArithmeticOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.put("Add", (node, to) -> join(node, to, Function.ADD));
    TABLE.put("Sub", (node, to) -> join(node, to, Function.SUBTRACT));
    TABLE.put("Mul", (node, to) -> join(node, to, Function.MULTIPLY));
    TABLE.put("Div", (node, to) -> join(node, to, Function.DIVIDE));
    TABLE.put("Pow", (node, to) -> join(node, to, Function.POWER));
    TABLE.put("Max", (node, to) -> join(node, to, Function.MAXIMUM));
    TABLE.put("Min", (node, to) -> join(node, to, Function.MINIMUM));
    TABLE.put("Sum", (node, to) -> join(node, to, Function.ADD));
    TABLE.put("Mean", (node, to) -> join(node, to, Function.MEAN));
    TABLE.put("Where", ArithmeticOperators::where);
  }

  private ArithmeticOperators() {}

  private static void join(OnnxNode node, Translation to, Function function) {
    if (node.inputs().isEmpty()) {
      throw node.refuse("it has no input");
    }
    List<LayerId> inputs = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      inputs.add(to.layer(node, i));
    }
    if (node.opset() < 7 && node.has("axis") && inputs.size() == 2) {
      inputs.set(1, aligned(node, to, inputs));
    }
    to.emit(node, inputs.size() == 1 ? new Identity() : new Arithmetic(function), inputs);
  }

  /** Before opset 7 an attribute says along which axes the second input lies. */
  private static LayerId aligned(OnnxNode node, Translation to, List<LayerId> inputs) {
    int rank = to.shape(inputs.get(0)).rank();
    List<Integer> extents = new ArrayList<>(to.shape(inputs.get(1)).toList());
    int axis = to.shape(inputs.get(0)).axis(node.integer("axis", 0));
    while (extents.size() < rank - axis) {
      extents.add(1);
    }
    return to.emitPart(node, "aligned", new Reshape(Shape.of(extents)), List.of(inputs.get(1)));
  }

  /** mask · x + (1 − mask) · y. */
  private static void where(OnnxNode node, Translation to) {
    Tensor condition = to.known(node, 0, "condition");
    float[] mask = new float[Numbers.count(condition.shape())];
    float[] rest = new float[mask.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = condition.at(i) == 0 ? 0 : 1;
      rest[i] = 1 - mask[i];
    }
    Arithmetic times = new Arithmetic(Function.MULTIPLY);
    LayerId chosen =
        to.emitPart(
            node,
            "chosen",
            times,
            List.of(masked(node, to, "mask", condition, mask), to.layer(node, 1)));
    LayerId other =
        to.emitPart(
            node,
            "other",
            times,
            List.of(masked(node, to, "rest", condition, rest), to.layer(node, 2)));
    to.emit(node, new Arithmetic(Function.ADD), List.of(chosen, other));
  }

  private static LayerId masked(
      OnnxNode node, Translation to, String part, Tensor condition, float[] mask) {
    Shape shape = condition.shape();
    return to.emitPart(node, part, new Constant(), List.of(), Tensor.of(shape, mask));
  }
}
