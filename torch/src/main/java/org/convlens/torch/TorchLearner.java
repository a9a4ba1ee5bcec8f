package org.convlens.torch;

import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Learner;
import org.convlens.task.UsageException;

/** Training with libtorch. The running variance of a batch norm is that of the sample (n − 1). */
final class TorchLearner implements Learner {
  private final Settings settings;
  private final Head head;
  private final Shape inputShape;
  private final Parameters parameters;
  private final Program learning;
  private final Program looking;
  private final Update update;
  private long step;

  TorchLearner(Graph graph, Settings settings) {
    this.settings = settings;
    this.head = Head.of(graph);
    this.inputShape = graph.inputShape();
    boolean binary = settings.loss() == Loss.BINARY_CROSS_ENTROPY;
    if (binary != (head.classes() == 1)) {
      throw new UsageException(
          settings.loss()
              + " on "
              + head.classes()
              + " logits: BINARY_CROSS_ENTROPY is for one logit, CROSS_ENTROPY for several");
    }
    this.parameters = new Parameters(graph);
    this.learning = new Program(graph, parameters, Backward.PLAIN, true);
    this.looking = new Program(graph, parameters, Backward.PLAIN, false);
    this.update = Update.of(settings.optimiser(), parameters.learned());
  }

  @Override
  public Result learn(Batch batch) {
    requireFitting(batch);
    torch.manual_seed(settings.seed() * 0x9e3779b97f4a7c15L + step++);
    return Scope.compute(
        true,
        () -> {
          Tensor logits = logits(learning, batch);
          Tensor loss = loss(logits, batch);
          TensorVector gradients =
              torch.grad(
                  new TensorVector(loss),
                  parameters.vector(),
                  new TensorVector(),
                  new BoolOptional(false),
                  false,
                  true);
          Scope.perform(false, () -> update.apply(gradients));
          return new Result(loss.item_double(), correct(logits, batch));
        });
  }

  @Override
  public Result test(Batch batch) {
    requireFitting(batch);
    return Scope.compute(
        false,
        () -> {
          Tensor logits = logits(looking, batch);
          return new Result(loss(logits, batch).item_double(), correct(logits, batch));
        });
  }

  private void requireFitting(Batch batch) {
    int pictures = batch.labels().length;
    if (pictures == 0 || batch.pixels().length != pictures * inputShape.elements()) {
      throw new UsageException(
          String.format(
              "%d numbers for %d pictures: each picture has %d",
              batch.pixels().length, pictures, inputShape.elements()));
    }
    int classes = Math.max(2, head.classes());
    for (int label : batch.labels()) {
      if (label < 0 || label >= classes) {
        throw new UsageException(
            "label " + label + ": the network has classes 0 to " + (classes - 1));
      }
    }
  }

  /** One row per picture. */
  private Tensor logits(Program program, Batch batch) {
    int pictures = batch.labels().length;
    Tensor pixels = Transfer.toNative(batch.pixels(), inputShape.batched(pictures));
    int place = program.place(head.logits());
    Pass pass = new Pass(program).give(program.place(program.graph().input()), pixels).want(place);
    return Objects.requireNonNull(pass.run(id -> {})[place]).reshape(pictures, -1);
  }

  private Tensor loss(Tensor logits, Batch batch) {
    Tensor labels = labels(batch);
    return settings.loss() == Loss.CROSS_ENTROPY
        ? torch.cross_entropy_loss(logits, labels)
        : torch.binary_cross_entropy_with_logits(
            logits.flatten(), labels.to(torch.ScalarType.Float));
  }

  private int correct(Tensor logits, Batch batch) {
    Tensor chosen =
        settings.loss() == Loss.CROSS_ENTROPY
            ? logits.argmax(new LongOptional(1), false)
            : logits.flatten().gt(new Scalar(0f)).to(torch.ScalarType.Long);
    return (int) chosen.eq(labels(batch)).sum().item_long();
  }

  private static Tensor labels(Batch batch) {
    return torch.tensor(Arrays.stream(batch.labels()).asLongStream().toArray());
  }

  @Override
  public Graph snapshot() {
    return Scope.compute(false, parameters::snapshot);
  }

  @Override
  public void close() {
    learning.close();
    looking.close();
    update.close();
    parameters.close();
  }
}
