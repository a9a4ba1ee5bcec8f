package org.convlens.net;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Op;
import org.convlens.net.op.Trait;

/**
 * Layer-wise relevance propagation: relevance instead of gradients (Bach et al. 2015). Seeds are
 * relevances and so is what is pulled; but for biases and stabilisers nothing is lost or gained on
 * the way.
 *
 * <p>Layers with weights follow the rules given here. Everywhere else: sums, means and what is
 * linear share in proportion to what each input contributes; the largest number of a window takes
 * all; activations and normalisations pass on what they get; of a product the signal takes all and
 * the gate nothing, or both take half where neither is a gate. Batch normalisation is merged into
 * the convolution or dense layer before it, whose own output is then the normalised one.
 *
 * @param dense for dense layers, and for a convolution after which no other layer has weights
 * @param middle for the other convolutions
 * @param first for the layers that see the picture before any other layer with weights does
 */
public record Relevance(RelevanceRule dense, RelevanceRule middle, RelevanceRule first)
    implements Backward {

  /** The rule of each layer with weights. */
  public Map<LayerId, RelevanceRule> rules(Graph graph) {
    List<Node> weighted = graph.nodes().stream().filter(n -> hasRule(n.op())).toList();
    Set<LayerId> followers = new HashSet<>();
    Set<LayerId> leaders = new HashSet<>();
    for (Node node : weighted) {
      followers.addAll(graph.descendants(graph.consumers(node.id())));
      leaders.addAll(graph.ancestors(node.inputs()));
    }
    Map<LayerId, RelevanceRule> rules = new HashMap<>();
    for (Node node : weighted) {
      boolean last = !leaders.contains(node.id());
      boolean earliest = !followers.contains(node.id());
      boolean flat = last || node.op() instanceof Linear;
      rules.put(node.id(), earliest && !last ? first : flat ? dense : middle);
    }
    return rules;
  }

  /** Whether an operator's relevance follows one of the rules. */
  public static boolean hasRule(Op op) {
    return op.is(Trait.WEIGHS);
  }
}
