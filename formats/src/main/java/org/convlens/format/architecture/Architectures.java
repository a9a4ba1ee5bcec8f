package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** All architectures that are recognised. */
public final class Architectures {
  private static final List<Family> FAMILIES =
      List.of(
          ResidualNets::of,
          PlainNets::of,
          DenseNets::of,
          InceptionNets::of,
          MobileNets::of,
          EfficientNets::of,
          ShuffleNets::of,
          MnasNets::of,
          ConvNexts::of);

  private Architectures() {}

  /** Recognises its members. */
  @FunctionalInterface
  interface Family {
    /** The member that the weights belong to; nothing if they belong to none. */
    @Nullable Architecture of(Weights weights) throws FormatException;
  }

  /**
   * The architecture that weights belong to.
   *
   * @throws FormatException if it is none of the known ones
   */
  public static Architecture of(Map<String, Tensor> tensors) throws FormatException {
    Weights weights = new Weights(tensors);
    for (Family family : FAMILIES) {
      Architecture architecture = family.of(weights);
      if (architecture != null) {
        return architecture;
      }
    }
    String first = tensors.keySet().stream().limit(3).reduce((a, b) -> a + ", " + b).orElse("none");
    throw new FormatException(
        "weights of an architecture that is not known ("
            + tensors.size()
            + " tensors: "
            + first
            + " ...): export the network as ONNX");
  }
}
