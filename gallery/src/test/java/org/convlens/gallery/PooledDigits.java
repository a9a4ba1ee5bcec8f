package org.convlens.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.convlens.array.LeastSquares;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.method.Place;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;

/**
 * The built-in digits network cut off after its last feature maps and given a head of global
 * average pooling and one linear layer, which is fitted to digits that the program draws: the kind
 * of network that plain CAM is for.
 */
final class PooledDigits {
  private static final int HANDS = 20;

  private PooledDigits() {}

  /** Writes it as ONNX. */
  static void write(Path file) throws IOException {
    Model digits;
    try (InputStream bytes = BuiltIn.open(BuiltIn.DIGITS)) {
      digits = OnnxReader.read(ByteBuffer.wrap(bytes.readAllBytes()), BuiltIn.DIGITS);
    }
    Graph graph = digits.graph();
    LayerId last = Place.LAST_SPATIAL.oneIn(graph);
    Graph.Builder builder = new Graph.Builder();
    Collection<LayerId> kept = graph.ancestors(List.of(last));
    for (Node node : graph.nodes()) {
      if (kept.contains(node.id())) {
        builder.add(node.name(), node.output(), node.op(), node.inputs(), node.weights());
      }
    }
    GlobalPool2d mean = new GlobalPool2d(GlobalPool2d.Function.MEAN);
    LayerId pooled = builder.add("mean", mean, List.of(last), List.of());
    LayerId flat = builder.add("flat", new Flatten(1), List.of(pooled), List.of());
    LayerId logits = builder.add("logits", new Linear(false), List.of(flat), head(digits, last));
    OnnxWriter.write(digits.withGraph(builder.build(graph.input(), logits)), file);
  }

  private static List<Tensor> head(Model digits, LayerId last) {
    List<double[]> rows = new ArrayList<>();
    try (Network network = Torch.engine().open(digits)) {
      for (int i = 0; i < 10 * HANDS; i++) {
        Volume picture = digits.preprocessing().normalise(DrawnDigit.draw(i % 10, i / 10));
        try (Trace trace = network.trace(List.of(picture), Set.of(last))) {
          float[] means = trace.at(0, last).channelMeans();
          double[] row = new double[means.length + 1];
          row[means.length] = 1;
          for (int k = 0; k < means.length; k++) {
            row[k] = means[k];
          }
          rows.add(row);
        }
      }
    }
    int maps = rows.get(0).length - 1;
    float[] matrix = new float[10 * maps];
    float[] bias = new float[10];
    double[] weights = new double[rows.size()];
    Arrays.fill(weights, 1);
    for (int digit = 0; digit < 10; digit++) {
      double[] targets = new double[rows.size()];
      for (int i = digit; i < targets.length; i += 10) {
        targets[i] = 10;
      }
      double[] fitted = LeastSquares.solve(rows.toArray(double[][]::new), targets, weights, 1e-3);
      for (int k = 0; k < maps; k++) {
        matrix[digit * maps + k] = (float) fitted[k];
      }
      bias[digit] = (float) fitted[maps];
    }
    return List.of(Tensor.of(Shape.of(10, maps), matrix), Tensor.of(Shape.of(10), bias));
  }
}
