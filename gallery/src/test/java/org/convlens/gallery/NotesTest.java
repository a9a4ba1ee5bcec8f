package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.format.Models;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.torch.Torch;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the explanations of the catalogue say of a picture, all of them. The network ends so that
 * plain CAM can explain it, too.
 */
class NotesTest {
  private static final String FLAT = "The input is flat: every number is ";
  private static final Volume GREY = Volume.generate(1, 28, 28, (c, y, x) -> 128);

  @TempDir static Path folder;
  private static Network network;

  @BeforeAll
  static void open() throws IOException {
    Path file = folder.resolve("pooled-digits.onnx");
    PooledDigits.write(file);
    network = Torch.engine().open(Models.open(file));
  }

  @AfterAll
  static void close() {
    network.close();
  }

  static List<Entry> explanations() {
    return Catalog.entries().stream().filter(e -> e.defaults() instanceof Explanation).toList();
  }

  private static Finding look(Entry entry, Map<String, String> knobs, Volume picture) {
    Explanation chosen = Knobs.with((Explanation) entry.defaults(), knobs);
    return chosen.look(Scene.of(network, picture).explaining(Score.logit(7)));
  }

  private static List<String> notes(Entry entry, Volume picture) {
    Map<String, String> known = Knobs.values(entry.defaults());
    Map<String, String> few = Map.of("masks", "16", "samples", "16");
    Map<String, String> knobs = new HashMap<>(few);
    knobs.keySet().retainAll(known.keySet());
    return look(entry, knobs, picture).picture().notes().stream().map(Note::text).toList();
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void aFlatPictureIsToldOnceAndFirst(Entry entry) {
    List<String> notes = notes(entry, GREY);
    assertThat(notes.get(0)).startsWith(FLAT);
    assertThat(notes).filteredOn(note -> note.contains("is flat")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void ofADigitNothingIsSaidTwiceAndNothingOfItsNumbers(Entry entry) {
    List<String> notes = notes(entry, DrawnDigit.draw(7, 0));
    assertThat(notes)
        .doesNotHaveDuplicates()
        .noneMatch(note -> note.startsWith("The input"))
        .allMatch(note -> note.endsWith("."));
  }

  @Test
  void eachMapOfSeveralLayersTellsIt() {
    Map<String, String> layers = Map.of("layer", "convolutions");
    List<String> notes =
        look(Catalog.entry("score-cam"), layers, GREY).picture().notes().stream()
            .map(Note::text)
            .toList();
    assertThat(notes).filteredOn(note -> note.contains(": " + FLAT)).hasSize(2);
  }
}
