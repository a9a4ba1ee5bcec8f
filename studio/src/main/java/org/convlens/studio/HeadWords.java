package org.convlens.studio;

import java.util.List;
import java.util.Locale;
import org.convlens.net.Head;
import org.convlens.net.Head.Activation;
import org.convlens.net.Model;
import org.convlens.net.Places;

/** What the outputs of a network are taken for, and why, said to people. */
public final class HeadWords {
  private HeadWords() {}

  /** A line for each output, such as {@code output 'prob': 10 classes, softmax follows}. */
  public static List<String> outputs(Model model) {
    return model.graph().outputNames().stream()
        .map(name -> "output '" + name + "': " + of(model.withGraph(model.graph().endingIn(name))))
        .toList();
  }

  /** Of the output that is looked at, without its name. */
  public static String of(Model model) {
    Head head = model.head();
    return what(head) + where(head.places()) + why(model, head);
  }

  private static String what(Head head) {
    int count = head.classes();
    if (head.isRegression()) {
      return count == 1 ? "a value" : count + " values";
    }
    return count == 1 ? "two classes, by one logit" : count + " classes";
  }

  private static String where(Places places) {
    if (places.isOne()) {
      return "";
    }
    return places.map()
        ? " in each of %d×%d cells".formatted(places.rows(), places.columns())
        : " for each of " + places.count() + " boxes";
  }

  private static String why(Model model, Head head) {
    if (model.reading().isPresent()) {
      return ", as --head says";
    }
    String reason = head.reason().isEmpty() ? "" : ", as " + head.reason();
    String follows =
        head.activation() == Activation.NONE
            ? head.isRegression() ? "" : "; these are the logits"
            : "; the logits are '%s', before the %s"
                .formatted(head.logits(), ending(head.activation()));
    return reason + follows;
  }

  private static String ending(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
