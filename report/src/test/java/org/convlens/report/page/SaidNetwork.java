package org.convlens.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Backward;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.trust.Checks;

/**
 * A network that says the same of every picture.
 *
 * @param logits one for each class
 */
record SaidNetwork(Model model, float... logits) implements Network {
  /** For grey pictures of 1 × 2, 0..1. */
  static SaidNetwork of(List<String> labels, float... logits) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 1, 2));
    LayerId flat = builder.add("flat", new Flatten(1), List.of(input), List.of());
    Tensor matrix = Tensor.of(Shape.of(logits.length, 2), new float[2 * logits.length]);
    LayerId last = builder.add("logits", new Linear(false), List.of(flat), List.of(matrix));
    Preprocessing unit =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.GREY,
            1 / 255.0,
            List.of(0.0),
            List.of(1.0),
            "test");
    Graph graph = builder.build(input, last);
    Labels names = new Labels(labels);
    return new SaidNetwork(
        new Model("said", graph, unit, names, Optional.empty(), Map.of()), logits);
  }

  SaidNetwork valued() {
    return new SaidNetwork(model.withReading(Head.Reading.REGRESSION), logits);
  }

  SaidNetwork trained(History.Epoch... epochs) {
    Model taught =
        new Model(
            model.name(),
            model.graph(),
            model.preprocessing(),
            model.labels(),
            Optional.of(new History(List.of(epochs))),
            model.metadata());
    return new SaidNetwork(taught, logits);
  }

  /** Black on the left, white on the right. */
  Subject subject() {
    return subject(Volume.of(1, 1, 2, 0, 255), Optional.empty());
  }

  Subject subject(Volume picture, Optional<Network> before) {
    return new Subject(
        this, before, picture, page(), List.of(), Checks.NONE, new NoEngine(), Optional.empty());
  }

  /** Nothing is asked that opens networks. */
  private static final class NoEngine implements Engine {
    @Override
    public Network open(Model model) {
      throw new IllegalStateException("no engine");
    }

    @Override
    public Learner learner(Graph graph, Learner.Settings settings) {
      throw new IllegalStateException("no engine");
    }
  }

  static Provenance page() {
    Question question =
        Question.of(Opening.of(Source.known("said", "ab12")))
            .about(Optional.of(Source.known("<two>.png", "cd34")))
            .computed(Precision.FLOAT32, 1);
    return Provenance.of("report", Map.of(), question);
  }

  @Override
  public Network with(Backward rule) {
    return this;
  }

  @Override
  public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
    return new Trace() {
      @Override
      public int items() {
        return batch.size();
      }

      @Override
      public Volume at(int item, LayerId layer) {
        return layer.equals(model.graph().input())
            ? batch.get(item)
            : Volume.of(logits.length, 1, 1, logits);
      }

      @Override
      public Map<LayerId, List<Volume>> pull(Map<LayerId, List<Volume>> seeds, Set<LayerId> wrt) {
        throw new IllegalStateException("no gradients");
      }

      @Override
      public Trace resume(LayerId layer, List<Volume> replaced) {
        throw new IllegalStateException("nothing to resume");
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
