package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassMapsTest {
  @Test
  void areTheMapsThatAreOnlyPooled() {
    assertThat(ClassMaps.of(TinyGraphs.classMaps()))
        .containsExactlyInAnyOrder(new LayerId("conv2"), new LayerId("relu2"));
  }

  @Test
  void aDenseLayerMixesMapsSoThereAreNone() {
    assertThat(ClassMaps.of(TinyGraphs.classifier())).isEmpty();
  }
}
