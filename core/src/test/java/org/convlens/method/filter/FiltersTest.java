package org.convlens.method.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.catalog.Catalog;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.picture.Sheet;
import org.junit.jupiter.api.Test;

class FiltersTest {
  private static final Filters DEFAULTS = (Filters) Catalog.entry("filters").defaults();

  private static Finding look(Graph graph, String layer) {
    Network network =
        HandNetwork.of(Shape.maps(3, 8, 8), x -> x, (x, seed) -> seed)
            .with(TinyGraphs.model(graph));
    return Knobs.with(DEFAULTS, Map.of("layer", layer)).look(Scene.of(network));
  }

  @Test
  void showsTheFirstConvolutionAndKeepsItsNumbers() {
    Finding finding = look(TinyGraphs.classifier(), "first-convolution");
    assertThat(((Sheet) finding.picture()).sections().get(0).tiles()).hasSize(4);
    assertThat(finding.raw().get("conv1"))
        .satisfies(raw -> assertThat(raw).hasToString("12 × 3 × 3"));
  }

  @Test
  void refusesALayerWithoutKernels() {
    assertThatThrownBy(() -> look(TinyGraphs.classifier(), "dense"))
        .hasMessage("layer 'dense' (Linear) has no kernels: choose a convolution such as 'conv1'");
  }
}
