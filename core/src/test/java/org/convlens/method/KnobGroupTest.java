package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.method.portrait.Caricature;
import org.convlens.method.portrait.ChannelPortraits;
import org.convlens.method.portrait.Climbing;
import org.junit.jupiter.api.Test;

/** Records of knobs that methods share are told as if their knobs were the methods' own. */
class KnobGroupTest {
  private final Caricature caricature = (Caricature) Catalog.entry("caricature").defaults();
  private final ChannelPortraits portraits =
      (ChannelPortraits) Catalog.entry("channel-portraits").defaults();

  @Test
  void itsKnobsStandInItsPlace() {
    assertThat(Knobs.values(portraits).keySet())
        .containsExactly(
            "layer", "first", "limit", "columns", "steps", "rate", "numbers", "decay", "jitter",
            "zoom", "turn");
  }

  @Test
  void itsKnobsAreTurnedByTheirOwnNames() {
    assertThat(Knobs.with(portraits, Map.of("steps", "7", "zoom", "0", "first", "2")))
        .isEqualTo(
            new ChannelPortraits(portraits.layer(), 2, 16, 0, Climbing.DEFAULT.steps(7).zoom(0)));
    assertThatThrownBy(() -> Knobs.with(portraits, Map.of("zoom", "2")))
        .hasMessage("zoom 2.0: must be from 0 to 0.9");
  }

  @Test
  void whatIsFixedCannotBeTurned() {
    assertThat(Knobs.values(caricature).keySet())
        .containsExactly("layer", "power", "steps", "rate", "decay", "jitter");
    assertThatThrownBy(() -> Knobs.with(caricature, Map.of("zoom", "0.1")))
        .hasMessageStartingWith("no knob 'zoom'");
    assertThatThrownBy(() -> new Caricature(Place.LAST_SPATIAL, 1, Climbing.DEFAULT))
        .hasMessage("zoom 0.1: must be 0 here");
  }

  @Test
  void aKnobThatHangsOnAFixedOneAlwaysHasAnEffect() {
    assertThat(sentence(portraits, "decay")).endsWith("; only with numbers fourier");
    assertThat(sentence(caricature, "decay")).isEqualTo("how much less high frequencies say");
    Map<String, String> turned = Map.of("decay", "2");
    assertThat(Knobs.values(Knobs.chosen(caricature, turned, true))).containsEntry("decay", "2");
  }

  @Test
  void aSentenceCanBeAnotherOne() {
    assertThat(sentence(Catalog.entry("lime").defaults(), "samples"))
        .isEqualTo("pictures with superpixels hidden at random");
    assertThat(sentence(Catalog.entry("kernel-shap").defaults(), "samples"))
        .isEqualTo("coalitions of superpixels that are tried, about");
  }

  @Test
  void everyNameIsThereOnce() {
    for (Listed entry : Catalog.manual()) {
      List<String> names = Knobs.of(entry.defaults()).stream().map(Knobs.Spec::name).toList();
      assertThat(new HashSet<>(names)).as(entry.name()).hasSameSizeAs(names);
    }
  }

  /** A name that is misspelt would fix nothing. */
  @Test
  void whatAGroupSaysIsOfItsKnobs() {
    int groups = 0;
    for (Listed entry : Catalog.manual()) {
      for (RecordComponent component : entry.defaults().getClass().getRecordComponents()) {
        KnobGroup group = component.getAnnotation(KnobGroup.class);
        if (group != null) {
          List<String> names = Slot.in(component).stream().map(Slot::name).toList();
          assertThat(names)
              .containsAll(named(group.fixed(), "="))
              .containsAll(named(group.says(), ":"));
          groups++;
        }
      }
    }
    assertThat(groups).isGreaterThan(6);
  }

  private static List<String> named(String[] texts, String end) {
    return Stream.of(texts).map(text -> text.substring(0, text.indexOf(end))).toList();
  }

  private static String sentence(Adjustable method, String knob) {
    return Knobs.of(method).stream()
        .filter(spec -> spec.name().equals(knob))
        .findFirst()
        .orElseThrow()
        .sentence();
  }
}
