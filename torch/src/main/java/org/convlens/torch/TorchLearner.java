package org.convlens.torch;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Node;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/** Training with libtorch. The running variance of a batch norm is that of the sample (n − 1). */
final class TorchLearner implements Learner {
  private static final String WEIGHT = "weight ";
  private static final String AVERAGE = "average ";

  private final Settings settings;
  private final Graph graph;
  private final Head head;
  private final Shape inputShape;
  private final LearnedLoss loss;
  private final Parameters parameters;
  private final Program learning;
  private final Program looking;
  private final Update update;
  private @Nullable Averages averages;
  private long steps;

  TorchLearner(Graph graph, Settings settings) {
    this.settings = settings;
    this.graph = graph;
    this.head = Head.of(graph);
    this.inputShape = graph.inputShape();
    this.loss = new LearnedLoss(settings.loss(), head.classes());
    this.parameters = new Parameters(graph, settings.frozen());
    this.learning = Program.learning(graph, parameters, settings.frozen());
    this.looking = new Program(graph, parameters, Backward.PLAIN);
    this.update = new Update(settings.optimiser(), parameters.learned());
  }

  @Override
  public Result learn(Batch batch, double rate) {
    Libtorch.enter();
    requireFitting(batch);
    seed();
    return Scope.compute(
        true,
        () -> {
          try (Forward forward = forward(batch)) {
            double value = forward.mean().item_double();
            if (Double.isFinite(value) && !parameters.learned().isEmpty()) {
              TensorVector gradients =
                  torch.grad(
                      new TensorVector(forward.mean()),
                      parameters.vector(),
                      new TensorVector(),
                      new BoolOptional(false),
                      false,
                      true);
              steps++;
              Scope.perform(false, () -> update.apply(gradients, rate, steps));
            }
            return new Result(value, forward.correct());
          }
        });
  }

  /** A pass of which nothing lives on but what its gradients take, each as long as they do. */
  private Forward forward(Batch batch) {
    return Scope.compute(
        true,
        () -> {
          Tensor logits = logits(learning, batch.pixels(), batch.size());
          return new Forward(Scope.keep(loss.of(logits, batch)), loss.correct(logits, batch));
        });
  }

  /** What dropout draws depends on the seed and the number of the step alone. */
  private void seed() {
    torch.manual_seed(settings.seed() * 0x9e3779b97f4a7c15L + steps);
  }

  @Override
  public Result test(Batch batch, Version version) {
    Libtorch.enter();
    requireFitting(batch);
    return Scope.compute(
        false,
        () -> {
          Tensor logits = logits(program(version), batch.pixels(), batch.size());
          return new Result(loss.of(logits, batch).item_double(), loss.correct(logits, batch));
        });
  }

  @Override
  public float[] predict(float[] pixels, int pictures, Version version) {
    Libtorch.enter();
    requireFitting(pixels, pictures);
    return Scope.compute(
        false, () -> Transfer.toFloats(logits(program(version), pixels, pictures).contiguous()));
  }

  private Program program(Version version) {
    return version == Version.AVERAGED && averages != null ? averages.looking() : looking;
  }

  private void requireFitting(Batch batch) {
    requireFitting(batch.pixels(), batch.size());
    loss.requireFitting(batch);
  }

  private void requireFitting(float[] pixels, int pictures) {
    if (pictures == 0 || pixels.length != pictures * inputShape.elements()) {
      throw new UsageException(
          String.format(
              "%d numbers for %d pictures: each picture has %d",
              pixels.length, pictures, inputShape.elements()));
    }
  }

  /** One row per picture. */
  private Tensor logits(Program program, float[] pixels, int pictures) {
    Tensor input = Transfer.toNative(pixels, inputShape.batched(pictures));
    int place = program.place(head.logits());
    Pass pass = new Pass(program).give(program.place(graph.input()), input).want(place);
    return Objects.requireNonNull(pass.run(id -> {})[place]).reshape(pictures, -1);
  }

  @Override
  public void average(double decay) {
    if (averages == null) {
      averages = Averages.of(graph, parameters);
    } else {
      averages.approach(parameters, decay);
    }
  }

  @Override
  public void adopt() {
    if (averages != null) {
      Parameters from = averages.parameters();
      Scope.perform(false, () -> parameters.approach(from, 0));
    }
  }

  @Override
  public State state() {
    SortedMap<String, float[]> numbers = new TreeMap<>();
    Scope.perform(
        false,
        () -> {
          parameters.forEach((name, tensor) -> Moments.save(WEIGHT + name, tensor, numbers));
          update.save(numbers);
          if (averages != null) {
            averages
                .parameters()
                .forEach((name, tensor) -> Moments.save(AVERAGE + name, tensor, numbers));
          }
        });
    return new State(steps, numbers);
  }

  @Override
  public void restore(State state) {
    SortedMap<String, float[]> numbers = state.numbers();
    boolean averaged = numbers.keySet().stream().anyMatch(name -> name.startsWith(AVERAGE));
    if (averaged && averages == null) {
      averages = Averages.of(graph, parameters);
    } else if (!averaged && averages != null) {
      averages.close();
      averages = null;
    }
    Scope.perform(
        false,
        () -> {
          parameters.forEach((name, tensor) -> Moments.restore(WEIGHT + name, tensor, numbers));
          update.restore(numbers);
          if (averages != null) {
            averages
                .parameters()
                .forEach((name, tensor) -> Moments.restore(AVERAGE + name, tensor, numbers));
          }
        });
    steps = state.steps();
  }

  @Override
  public Optional<LayerId> firstNotFinite(Batch batch) {
    Libtorch.enter();
    requireFitting(batch);
    seed();
    return Scope.compute(
        false,
        () -> {
          Tensor input = Transfer.toNative(batch.pixels(), inputShape.batched(batch.size()));
          if (!isFinite(input)) {
            return Optional.of(graph.input());
          }
          Pass pass = new Pass(learning).give(learning.place(graph.input()), input);
          for (Node node : graph.nodes()) {
            pass.want(learning.place(node.id()));
          }
          @Nullable Tensor[] values = pass.run(id -> {});
          return graph.nodes().stream()
              .filter(
                  node ->
                      !parameters.of(node).stream().allMatch(TorchLearner::isFinite)
                          || !isFinite(Objects.requireNonNull(values[learning.place(node.id())])))
              .map(Node::id)
              .findFirst();
        });
  }

  private static boolean isFinite(Tensor tensor) {
    return torch.isfinite(tensor).all().item_bool();
  }

  @Override
  public Graph snapshot(Version version) {
    Parameters source =
        version == Version.AVERAGED && averages != null ? averages.parameters() : parameters;
    return Scope.compute(false, source::snapshot);
  }

  @Override
  public void close() {
    learning.close();
    looking.close();
    update.close();
    if (averages != null) {
      averages.close();
    }
    parameters.close();
  }

  /**
   * The loss of a batch, through which its gradients are reached.
   *
   * @param correct how many answers are right
   */
  private record Forward(Tensor mean, int correct) implements AutoCloseable {
    @Override
    public void close() {
      mean.close();
    }
  }

  /** Weights that follow those that learn. */
  private record Averages(Parameters parameters, Program looking) implements AutoCloseable {
    /** As they are now. */
    static Averages of(Graph graph, Parameters learned) {
      Set<LayerId> all = graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
      Parameters copy = new Parameters(graph, all);
      Averages averages = new Averages(copy, new Program(graph, copy, Backward.PLAIN));
      averages.approach(learned, 0);
      return averages;
    }

    void approach(Parameters others, double stay) {
      Scope.perform(false, () -> parameters.approach(others, stay));
    }

    @Override
    public void close() {
      looking.close();
      parameters.close();
    }
  }
}
