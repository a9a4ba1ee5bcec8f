package org.convlens.method.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.HandAlbum;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.StopsAfter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A layer of 3×3 kernels with padding; its channel 0 is the picture's red, channel 1 is zero. */
class TopPatchesTest {
  private static final TopPatches DEFAULTS =
      (TopPatches) Catalog.study("top-patches").orElseThrow().defaults();

  private final Network network = network();

  private static Network network() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 2, 3, 1, 1);
    return HandNetwork.of(
            Shape.maps(3, 8, 8),
            x -> Volume.generate(2, 8, 8, (c, i, j) -> c == 0 ? x.at(0, i, j) : 0),
            (x, seed) -> seed)
        .with(TinyGraphs.model(builder.build(input, conv)));
  }

  /** Black, with one red pixel. */
  private static Volume spot(int y, int x, int red) {
    return Volume.generate(3, 8, 8, (c, i, j) -> c == 0 && i == y && j == x ? red : 0);
  }

  private Outcome look(Map<String, String> knobs, @Nullable Volume... pictures) throws IOException {
    List<@Nullable Volume> all = new ArrayList<>();
    Collections.addAll(all, pictures);
    return Knobs.with(DEFAULTS, knobs).look(network, new HandAlbum(all), Progress.SILENT);
  }

  private static List<Sheet.Section> sections(Outcome outcome) {
    return ((Sheet) outcome.picture()).sections();
  }

  @Test
  void theStrongestUnitComesFirstAndItsBoxEndsAtTheBorder() throws IOException {
    Outcome outcome = look(Map.of(), spot(4, 4, 51), spot(0, 7, 255), spot(2, 0, 102));
    assertThat(outcome.facts().get("channels"))
        .asString()
        .contains("activation=1.0, unit=[0, 7], box=[0, 6, 2, 8]")
        .contains("activation=0.4, unit=[2, 0], box=[1, 0, 4, 2]")
        .contains("activation=0.2, unit=[4, 4], box=[3, 3, 6, 6]");
    assertThat(sections(outcome).get(0).tiles())
        .extracting(t -> t.label())
        .containsExactly("1 folder/1", "0.4 folder/2", "0.2 folder/0");
  }

  @Test
  void thePatchIsCutOutOfThePicture() throws IOException {
    Volume patch = sections(look(Map.of(), spot(0, 7, 255))).get(0).tiles().get(0).values();
    assertThat(patch).hasToString("3 × 2 × 2");
    assertThat(patch.toArray()).containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void aChannelThatIsNeverActiveSaysSo() throws IOException {
    Sheet.Section second = sections(look(Map.of(), spot(1, 1, 9))).get(1);
    assertThat(second.title()).isEqualTo("channel 1: never active in these pictures");
    assertThat(second.tiles()).isEmpty();
  }

  @Test
  void onePatchOfEachPictureUnlessMoreAreAskedFor() throws IOException {
    Volume two = spot(1, 1, 200).plus(spot(6, 6, 100)).plus(spot(1, 2, 150));
    assertThat(sections(look(Map.of(), two)).get(0).tiles()).hasSize(1);
    assertThat(look(Map.of("per-picture", "5"), two).facts().get("channels"))
        .asString()
        .contains("unit=[1, 1]", "unit=[6, 6]")
        .doesNotContain("unit=[1, 2]");
  }

  @Test
  void unreadablePicturesAreSkippedAndCounted() throws IOException {
    Outcome outcome = look(Map.of(), null, spot(3, 3, 200), null);
    assertThat(outcome.facts()).containsEntry("pictures", 1).containsEntry("skipped", 2);
    assertThat(outcome.notes())
        .extracting(Note::text)
        .contains(
            "2 of 3 pictures could not be read and were skipped, the first because 'folder/0.png'"
                + " is damaged.");
    assertThatThrownBy(() -> look(Map.of(), null, null))
        .isInstanceOf(IOException.class)
        .hasMessage("none of the 2 pictures can be read: 'folder/0.png' is damaged");
  }

  @Test
  void whatIsFinishedIsKeptWhenTheWorkIsStopped() throws IOException {
    List<@Nullable Volume> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(spot(3, 3, 100 + i));
    }
    Outcome outcome = DEFAULTS.look(network, new HandAlbum(many), new StopsAfter(0));
    assertThat(outcome.pictures()).isEqualTo(16);
    assertThat(outcome.notes())
        .extracting(Note::text)
        .contains("Stopped: these are 16 of 40 pictures.");
  }

  @Test
  void aChannelThatTheLayerLacksIsRefused() {
    assertThatThrownBy(() -> look(Map.of("channels", "0-2"), spot(1, 1, 1)))
        .hasMessage("channel 2: layer 'conv' has channels 0 to 1");
  }
}
