package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private final Graph graph = TinyGraphs.classifier();

  @Test
  void lastSpatialIsTheActivationBeforeThePooling() {
    assertThat(Place.LAST_SPATIAL.oneIn(graph)).isEqualTo(new LayerId("relu1"));
  }

  /** As Keras flattens: channels innermost, which are no maps any more. */
  @Test
  void lastSpatialIsBeforeMapsAreTurnedToBeFlattened() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv1", input, 4, 3, 1, 1);
    LayerId pool = TinyGraphs.pool(builder, "pool1", conv, 2, 2);
    Transpose innermost = new Transpose(List.of(0, 2, 3, 1));
    LayerId turned = builder.add("flatten/channels_last", innermost, List.of(pool), List.of());
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(turned), List.of());
    assertThat(Place.LAST_SPATIAL.oneIn(builder.build(input, flat))).isEqualTo(conv);
  }

  /** As detectors do with the numbers of their boxes: rows and columns are no places any more. */
  @Test
  void lastSpatialIsBeforeMapsAreLaidOutAsBoxes() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv1", input, 4, 3, 1, 1);
    Reshape boxes = new Reshape(Shape.of(Shape.BATCH, 2, 2, 64));
    LayerId laid = builder.add("boxes", boxes, List.of(conv), List.of());
    assertThat(Place.LAST_SPATIAL.oneIn(builder.build(input, laid))).isEqualTo(conv);
  }

  /** There every gradient CAM is the class's own map. */
  @Test
  void lastSpatialIsBeforeTheMapsOfTheClasses() {
    assertThat(Place.LAST_SPATIAL.oneIn(TinyGraphs.classMaps())).isEqualTo(new LayerId("relu1"));
  }

  @Test
  void mapsAreConvolutionsAndPoolings() {
    assertThat(Place.MAPS.in(graph)).extracting(LayerId::name).containsExactly("conv1", "pool1");
  }

  @Test
  void keywordsStandBesideNames() {
    assertThat(new Place("last-spatial, conv1,maps").in(graph))
        .extracting(LayerId::name)
        .containsExactly("relu1", "conv1", "pool1");
  }

  @Test
  void layersMayBeCalledByTheirNumber() {
    assertThat(new Place("1,pool1").in(graph))
        .extracting(LayerId::name)
        .containsExactly("conv1", "pool1");
    assertThatThrownBy(() -> new Place("7").in(graph))
        .hasMessage("no layer 7: the network has layers 0 to 6");
  }

  @Test
  void namesMayBeSeveral() {
    assertThat(new Place("pool1, relu1_out").in(graph))
        .extracting(LayerId::name)
        .containsExactly("pool1", "relu1");
    assertThatThrownBy(() -> new Place("pool1,conv1").oneIn(graph))
        .hasMessageContaining("are 2 layers");
  }
}
