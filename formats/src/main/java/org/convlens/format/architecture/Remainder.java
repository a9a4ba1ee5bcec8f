package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;

/** Tensors in a file that no layer of a network takes. */
final class Remainder {
  private static final int COLOURS = 3;
  private static final int SHOWN = 3;

  /** What counts, in training or in a measurement, and never takes part in looking. */
  private static final Set<String> COUNTERS =
      Set.of(
          "num_batches_tracked",
          "n_averaged",
          "total_ops",
          "total_params",
          "tp",
          "fp",
          "tn",
          "fn",
          "confmat",
          "correct",
          "total");

  /** Modules of a training program that stand beside the network. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(.*_)?(loss|losses|loss_fn|loss_func|criterion|metric|metrics|acc|accuracy|auroc|f1"
              + "|f1_score|precision|recall|confusion|confmat|top1|top5)(_.*|\\d*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CBAM =
      Pattern.compile(".*(cbam|\\.channel\\.|ChannelGate|SpatialGate|\\.ca\\.|\\.sa\\.).*");

  private Remainder() {}

  /**
   * Whether a tensor is a counter, or the numbers of a metric or a loss beside the network, such as
   * weights of its classes; a loss that has layers is none of these.
   */
  static boolean isBeside(String name, Tensor tensor) {
    int first = name.indexOf('.');
    return COUNTERS.contains(name.substring(name.lastIndexOf('.') + 1))
        || (first > 0
            && tensor.shape().rank() <= 1
            && BESIDE.matcher(name.substring(0, first)).matches());
  }

  /** That a network is another one than the architecture that its names resemble. */
  static FormatException refusal(
      Architecture architecture, List<String> left, Map<String, Tensor> all) {
    String shown = String.join(", ", left.subList(0, Math.min(SHOWN, left.size())));
    boolean cbam = left.stream().anyMatch(t -> CBAM.matcher(t).matches());
    return new FormatException(
        "this resembles "
            + architecture.name()
            + " but is another network"
            + (cbam ? ", with attention as in CBAM" : "")
            + ": "
            + left.size()
            + " of "
            + all.size()
            + " tensors are left over ("
            + shown
            + (left.size() > SHOWN ? " ..." : "")
            + "); in Python, where it is built: "
            + trace(all));
  }

  /**
   * The line of Python that saves a network as it is, for pictures of as many channels as its
   * convolutions tell: three where any takes three, else the fewest.
   */
  static String trace(Map<String, Tensor> tensors) {
    List<Integer> channels =
        tensors.values().stream()
            .map(Tensor::shape)
            .filter(shape -> shape.rank() == 4 && shape.extent(1) > 0)
            .map(shape -> shape.extent(1))
            .sorted()
            .toList();
    boolean colour = channels.isEmpty() || channels.contains(COLOURS) || channels.get(0) > 4;
    return "torch.jit.trace(model.eval(), torch.rand(1, %d, 224, 224)).save(\"net.pt\")"
            .formatted(colour ? COLOURS : channels.get(0))
        + ", with the rows and columns that it takes";
  }
}
