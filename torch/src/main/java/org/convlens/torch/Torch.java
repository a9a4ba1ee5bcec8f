package org.convlens.torch;

import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;

/**
 * Runs and trains networks with libtorch on the processor. Loads the native libraries when it is
 * made; the first time on a machine they are unpacked into the user's cache (about 420 MB).
 *
 * <p>The environment should hold {@code OMP_WAIT_POLICY=passive}: it can only be set before the
 * process starts, and without it threads that wait take the processor from those that work.
 */
public final class Torch implements Engine {
  private final Precision precision;

  private Torch(Options options) {
    this.precision = options.precision();
    if (precision == Precision.BFLOAT16) {
      Processor.ofThisMachine().requireBfloat16();
    }
    Libtorch.load(options.threads());
  }

  /**
   * @param threads for one operator; the threads of all engines together
   * @param precision of the networks that this engine opens; learning is in float32; bfloat16 only
   *     where the processor has it
   */
  public record Options(int threads, Precision precision) {
    public Options {
      if (threads < 1) {
        throw new UsageException("threads " + threads + ": give at least 1");
      }
    }

    /** In float32. */
    public Options(int threads) {
      this(threads, Precision.FLOAT32);
    }

    /** As many threads as there are processors, in float32. */
    public static Options standard() {
      return new Options(Runtime.getRuntime().availableProcessors());
    }
  }

  public static Torch engine() {
    return engine(Options.standard());
  }

  /** The threads hold for all engines of this process, as of the latest call. */
  public static Torch engine(Options options) {
    return new Torch(options);
  }

  /** The one that runs raw graphs as well. */
  @Override
  public TorchNetwork open(Model model) {
    return new TorchNetwork(model, precision);
  }

  @Override
  public Map<String, String> facts() {
    Libtorch.enter();
    return Map.of(
        "engine", Libtorch.version(),
        "threads", Integer.toString(torch.get_num_threads()),
        "processor", Processor.ofThisMachine().text());
  }

  @Override
  public Learner learner(Graph graph, Learner.Settings settings) {
    return new TorchLearner(graph, settings);
  }
}
