package org.convlens.format.keras;

import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;

/**
 * Weights as {@code .h5} files of Keras 1, 2 and 3 hold them: a group per layer, whose attribute
 * {@code weight_names} lists its arrays. A nested model is one layer: first what its layers learn,
 * layer by layer, then what they do not.
 */
record LegacyWeights(HdfTree file, Group group) implements LayerWeights.Source {
  @Override
  public LayerWeights of(KerasTopology model) throws FormatException {
    LayerWeights weights = new LayerWeights();
    for (KerasLayer layer : model.layers()) {
      Group own = file.group(group, layer.name());
      List<Tensor> arrays = own == null ? List.of() : arrays(own);
      KerasTopology inner = layer.model();
      if (inner == null) {
        weights.put(layer, arrays);
      } else {
        deal(inner, arrays, weights, layer);
      }
    }
    return weights;
  }

  private List<Tensor> arrays(Group own) throws FormatException {
    List<Tensor> arrays = new ArrayList<>();
    for (String name : file.texts(own, "weight_names")) {
      arrays.add(file.tensor(own, name));
    }
    return arrays;
  }

  private static void deal(
      KerasTopology inner, List<Tensor> arrays, LayerWeights weights, KerasLayer outer)
      throws FormatException {
    List<Slot> learned = new ArrayList<>();
    List<Slot> fixed = new ArrayList<>();
    slots(inner, learned, fixed);
    List<Slot> all = new ArrayList<>(learned);
    all.addAll(fixed);
    if (all.size() != arrays.size()) {
      throw outer.refusal(
          "the file holds " + arrays.size() + " arrays for it, its layers need " + all.size());
    }
    Iterator<Tensor> next = arrays.iterator();
    for (Slot slot : all) {
      slot.into().set(slot.index(), next.next());
    }
    for (Slot slot : all) {
      weights.put(slot.layer(), slot.into());
    }
  }

  /** A place for an array: the index in the list of a layer's arrays. */
  private record Slot(KerasLayer layer, List<Tensor> into, int index) {}

  private static void slots(KerasTopology model, List<Slot> learned, List<Slot> fixed)
      throws FormatException {
    for (KerasLayer layer : model.layers()) {
      KerasTopology inner = layer.model();
      if (inner != null) {
        slots(inner, learned, fixed);
        continue;
      }
      List<String> names = LayerTable.kind(layer).weights().apply(layer);
      List<Tensor> into = new ArrayList<>();
      for (String name : names) {
        boolean learns = layer.flag(true, "trainable") && !LayerKind.NOT_LEARNED.contains(name);
        (learns ? learned : fixed).add(new Slot(layer, into, into.size()));
        into.add(Tensor.of(org.convlens.array.Shape.of(0)));
      }
    }
  }
}
