package org.convlens.studio;

import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.format.Models;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.file.InputSize;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Quantize;
import org.convlens.report.PreprocessingWords;
import org.convlens.score.Prediction;

/** How things are said to people. */
public final class Phrases {
  private Phrases() {}

  /** What is done to pictures and who says so. */
  public static String preprocessing(Preprocessing preprocessing) {
    return PreprocessingWords.of(preprocessing) + " (" + preprocessing.origin() + ")";
  }

  /** Which outputs there are and whose classes are meant, where there are several. */
  public static Optional<String> outputs(Graph graph) {
    if (graph.outputs().size() == 1) {
      return Optional.empty();
    }
    String meant = graph.node(graph.output()).output();
    return Optional.of(
        "outputs: "
            + String.join(", ", graph.outputNames())
            + " ("
            + meant
            + " is looked at, unless --output names another)");
  }

  /** Whence the size of the input is, in a line, where the network's file leaves it open. */
  public static Optional<String> input(Model model) {
    return Optional.ofNullable(model.metadata().get(InputSize.FACT)).map(i -> "input: " + i);
  }

  /** Which names in the network's file are not used, in a line, as they are not its classes'. */
  public static Optional<String> unusedLabels(Model model) {
    return Optional.ofNullable(model.metadata().get(Models.UNUSED_LABELS)).map(u -> "labels: " + u);
  }

  /** In how many places the network says its scores, in a line, where it does so in several. */
  public static Optional<String> places(Model model) {
    return model.head().places().isOne()
        ? Optional.empty()
        : Optional.of("head: " + HeadWords.of(model));
  }

  /** What was assumed of the network, in a line, because its file does not hold it. */
  public static Optional<String> assumed(Model model) {
    return Optional.ofNullable(model.metadata().get(Architecture.ASSUMED))
        .map(a -> "assumed: " + a);
  }

  /** That layers are rounded as integers would hold them, in a line, where some are. */
  public static Optional<String> rounded(Model model) {
    long layers =
        model.graph().nodes().stream().filter(node -> node.op() instanceof Quantize).count();
    return layers == 0
        ? Optional.empty()
        : Optional.of(
            "rounded: what "
                + layers
                + (layers == 1 ? " layer says" : " layers say")
                + " is rounded to whole steps; gradients pass straight through that");
  }

  /** Rows and columns of an input that the network's file leaves open, such as 224x224. */
  public static Optional<String> inputSize(Model model) {
    Shape input = model.graph().inputShape();
    return Optional.ofNullable(model.metadata().get(InputSize.FACT))
        .map(fact -> input.height() + "x" + input.width());
  }

  /** That the outputs are read as values, and how they can be read otherwise. */
  public static Optional<String> regression(Model model) {
    if (!model.head().isRegression() || !model.head().places().isOne()) {
      return Optional.empty();
    }
    boolean said = model.reading().isPresent();
    return Optional.of(
        model.head().classes() == 1
            ? "head: the output is a value"
                + (said
                    ? ""
                    : ", as no sigmoid follows it (--head classes reads it as two classes)")
            : "head: the outputs are " + model.head().classes() + " values");
  }

  /** Such as {@code class 281 'tabby', p = 0.873}, or {@code age = 34.20}. */
  public static String explained(Prediction prediction) {
    if (prediction.isValue()) {
      return prediction.said();
    }
    String index = "class " + prediction.index();
    String name = prediction.label().equals(index) ? "" : " '" + prediction.label() + "'";
    return String.format(Locale.ROOT, "%s%s, p = %.3f", index, name, prediction.probability());
  }

  /** Which number stands for the class. */
  public static String score(Head head) {
    if (head.isRegression()) {
      return "the value itself";
    }
    String ending = head.activation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return head.activation() == Head.Activation.NONE
        ? "its logit"
        : "its logit, before the " + ending + " in which the network ends";
  }
}
