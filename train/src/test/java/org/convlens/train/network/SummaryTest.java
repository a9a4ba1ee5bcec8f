package org.convlens.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.op.Input;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, shapes and counts are those of Keras's summaries, which {@code summaries.py} wrote. */
class SummaryTest {
  @ParameterizedTest
  @ValueSource(strings = {"cats-dogs", "cifar10", "digits-512", "three-classes"})
  void layersAreCalledAndShapedAsInKeras(String name) throws IOException {
    Graph graph = Networks.named(name).withClasses(name.startsWith("three") ? 3 : 10).untrained(1);
    List<String> rows = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!(node.op() instanceof Input) && !node.name().contains("/")) {
        rows.add(String.join("\t", name, node.name(), keras(node), "" + node.parameters()));
      }
    }
    rows.add(name + "\ttotal\t\t" + graph.parameters());
    assertThat(rows).isEqualTo(expected(name));
  }

  /** Rows, columns, channels. */
  private static String keras(Node node) {
    return node.shape().isMaps()
        ? node.shape().height() + "x" + node.shape().width() + "x" + node.shape().channels()
        : Integer.toString(node.shape().extent(-1));
  }

  private static List<String> expected(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SummaryTest.class.getResourceAsStream("summaries.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + "\t"))
          .toList();
    }
  }
}
