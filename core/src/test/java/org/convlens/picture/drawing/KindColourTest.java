package org.convlens.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.net.op.Op;
import org.junit.jupiter.api.Test;

class KindColourTest {
  /** Operators that no group of colours is meant for; their names choose one of a few. */
  private static final Set<String> OTHERS =
      Set.of(
          "Cast",
          "Clip",
          "Constant",
          "DepthToSpace",
          "Elementwise",
          "Expand",
          "Gather",
          "Identity",
          "Pad",
          "Quantize",
          "Reduce",
          "Resize",
          "Slice",
          "SpaceToDepth",
          "Transpose");

  /** A new operator is to be thought of here: which others does it look like? */
  @Test
  void everyOperatorHasAColourThatWasThoughtOf() {
    Set<String> unknown =
        Arrays.stream(Op.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .filter(kind -> !KindColour.isKnown(kind))
            .collect(Collectors.toSet());
    assertThat(unknown).isEqualTo(OTHERS);
  }

  @Test
  void whatDoesTheSameLooksTheSame() {
    assertThat(KindColour.of("Relu6")).isEqualTo(KindColour.of("LeakyRelu"));
    assertThat(KindColour.of("MaxPool2d")).isEqualTo(KindColour.of("GlobalAveragePool2d"));
    assertThat(KindColour.of("Conv2d")).isNotEqualTo(KindColour.of("Linear"));
  }

  @Test
  void aKindThatNobodyKnowsAlwaysLooksTheSame() {
    assertThat(KindColour.of("Whirl")).isEqualTo(KindColour.of("whirl"));
  }
}
