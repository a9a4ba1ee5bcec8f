package org.convlens.torch;

import java.util.SortedMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers beside weights, of the same shape: means of gradients, averages. */
final class Moments {
  private Moments() {}

  /** As many zeros, in the same layout; to be closed. */
  static Tensor zeros(Tensor like) {
    return Scope.compute(false, () -> Scope.keep(torch.zeros_like(like.detach())));
  }

  /** mine ← stay · mine + (1 − stay) · theirs. */
  static void approach(Tensor mine, Tensor theirs, double stay) {
    if (stay == 0) {
      mine.copy_(theirs);
    } else {
      mine.lerp_(theirs.detach(), new Scalar(1 - stay));
    }
  }

  static void save(String name, Tensor tensor, SortedMap<String, float[]> numbers) {
    numbers.put(name, Transfer.toFloats(tensor.detach().contiguous()));
  }

  /**
   * @throws IllegalArgumentException if there is none of that name and size
   */
  static void restore(String name, Tensor tensor, SortedMap<String, float[]> numbers) {
    float[] values = numbers.get(name);
    if (values == null || values.length != tensor.numel()) {
      throw new IllegalArgumentException(
          "the state has "
              + (values == null ? "no" : values.length)
              + " numbers '"
              + name
              + "', the network "
              + tensor.numel());
    }
    Tensor raw = torch.empty_like(tensor.detach().contiguous());
    raw.data_ptr_float().put(values);
    tensor.detach().copy_(raw);
  }
}
