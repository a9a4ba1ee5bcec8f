package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the scores and only picks among them: the best few, boxes that do not overlap,
 * their names. It is not computed; whoever asks for it is shown the scores.
 */
final class Selections {
  /** What selects, and which of its inputs are the scores. */
  private static final Map<String, Integer> SCORES =
      Map.of(
          "TopK", 0,
          "ZipMap", 0,
          "LabelEncoder", 0,
          "ArrayFeatureExtractor", 1,
          "NonMaxSuppression", 1);

  /** What may follow such a node without being a network of its own. */
  private static final Set<String> AFTER =
      Set.of(
          "Add",
          "ArgMax",
          "Cast",
          "Clip",
          "Concat",
          "ConstantOfShape",
          "Div",
          "Equal",
          "Expand",
          "Flatten",
          "Floor",
          "Gather",
          "GatherElements",
          "GatherND",
          "Greater",
          "Identity",
          "Less",
          "Max",
          "Min",
          "Mod",
          "Mul",
          "NonZero",
          "Range",
          "ReduceMax",
          "ReduceMin",
          "Reshape",
          "ScatterND",
          "Shape",
          "Slice",
          "Split",
          "Squeeze",
          "Sub",
          "Tile",
          "Transpose",
          "Unsqueeze",
          "Where");

  private final Map<String, String> scores = new HashMap<>();
  private List<String> names = List.of();

  /** What a node that names classes calls them, in their order; empty where none does. */
  List<String> names() {
    return names;
  }

  /**
   * Whether a node selects, or follows one that does: then it is remembered.
   *
   * @throws UnsupportedException if the network goes on behind a selection
   */
  boolean take(NodeProto node) {
    Optional<String> from = own(node).or(() -> inherited(node));
    from.ifPresent(tensor -> node.getOutputList().forEach(o -> scores.put(o, tensor)));
    if (from.isPresent() && node.getOpType().equals("ZipMap")) {
      names = zipped(node);
    }
    if (from.isPresent() && node.getOpType().equals("LabelEncoder")) {
      List<String> encoded = encoded(node);
      names = encoded.isEmpty() ? names : encoded;
    }
    return from.isPresent();
  }

  private static List<String> zipped(NodeProto node) {
    List<String> found = new ArrayList<>();
    for (AttributeProto each : node.getAttributeList()) {
      if (each.getName().equals("classlabels_strings")) {
        each.getStringsList().forEach(name -> found.add(name.toStringUtf8()));
      } else if (each.getName().equals("classlabels_int64s")) {
        each.getIntsList().forEach(name -> found.add(name.toString()));
      }
    }
    return found;
  }

  /** What an encoder calls the classes 0, 1 ...; empty where it names other numbers. */
  private static List<String> encoded(NodeProto node) {
    Map<Long, String> found = new HashMap<>();
    List<Long> keys = List.of();
    List<String> values = List.of();
    for (AttributeProto each : node.getAttributeList()) {
      if (each.getName().equals("keys_int64s")) {
        keys = each.getIntsList();
      } else if (each.getName().equals("values_strings")) {
        values = each.getStringsList().stream().map(ByteString::toStringUtf8).toList();
      }
    }
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      found.put(keys.get(i), values.get(i));
    }
    List<String> ordered = new ArrayList<>();
    for (long key = 0; key < found.size() && found.containsKey(key); key++) {
      ordered.add(found.get(key));
    }
    return ordered.size() == found.size() ? ordered : List.of();
  }

  private Optional<String> own(NodeProto node) {
    @Nullable Integer place = SCORES.get(node.getOpType());
    return place == null || place >= node.getInputCount()
        ? Optional.empty()
        : Optional.of(behind(node.getInput(place)));
  }

  private Optional<String> inherited(NodeProto node) {
    for (String input : node.getInputList()) {
      String tensor = scores.get(input);
      if (tensor != null && !AFTER.contains(node.getOpType())) {
        throw new UnsupportedException(
            node.getOpType()
                + " node '"
                + node.getName()
                + "' goes on with a selection of numbers ('"
                + input
                + "'): only what comes before is a CNN");
      }
      if (tensor != null) {
        return Optional.of(tensor);
      }
    }
    return Optional.empty();
  }

  /** The scores that a tensor was selected from; the tensor itself where nothing was. */
  String behind(String tensor) {
    return scores.getOrDefault(tensor, tensor);
  }
}
