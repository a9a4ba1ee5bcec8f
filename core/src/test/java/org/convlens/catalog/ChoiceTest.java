package org.convlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.method.Explanation;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static List<? extends Explanation> methods(String text) {
    return Choice.parse(text).stream().map(Choice::method).toList();
  }

  @Test
  void namesMethodsAndTurnsKnobs() {
    assertThat(methods("grad-cam,occlusion:patch=32:stride=14"))
        .isEqualTo(List.of(new GradCam(Place.LAST_SPATIAL), new Occlusion(32, 14, 0, Shows.DROP)));
  }

  @Test
  void layersMayHaveColonsAndSlashes() {
    assertThat(methods("grad-cam:layer=a/conv:0,rise:masks=9"))
        .first()
        .isEqualTo(new GradCam(new Place("a/conv:0")));
  }

  @Test
  void isWrittenAsItIsRead() {
    for (String text : List.of("grad-cam", "occlusion:patch=32:stride=14", "rise:masks=9")) {
      assertThat(Choice.parse(text)).singleElement().hasToString(text);
    }
  }

  @Test
  void allAreThoseThatMakeHeatmaps() {
    assertThat(Choice.parse("all")).hasSizeGreaterThan(10);
    assertThat(Choice.parse("all")).extracting(c -> c.entry().name()).doesNotContain("filters");
  }

  @Test
  void refusesWhatMakesNoHeatmap() {
    assertThatThrownBy(() -> Choice.parse("filters"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("filters makes no heatmap");
    assertThatThrownBy(() -> Choice.parse("grad-cm")).hasMessageContaining("did you mean");
    assertThatThrownBy(() -> Choice.parse("rise:mask=9")).hasMessageContaining("'masks'");
  }

  @Test
  void knowsWhichWordsAreMethods() {
    assertThat(Choice.isNamedBy("rise:masks=9")).isTrue();
    assertThat(Choice.isNamedBy("grad-cam,x")).isTrue();
    assertThat(Choice.isNamedBy("digits")).isFalse();
  }
}
