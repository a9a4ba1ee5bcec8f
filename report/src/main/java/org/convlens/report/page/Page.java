package org.convlens.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.trust.Conclusion;
import org.convlens.trust.Examination;

/**
 * A page and what is on it.
 *
 * @param html the whole file
 * @param explained the class that its heatmaps explain
 * @param said what the network says of the picture, the likeliest first
 * @param judged whether that is right, where the true class is known
 * @param maps with what the checks say of them
 * @param leftOut methods that do not apply to the network, each with a word
 * @param alarms what is suspicious about the numbers that the network is given
 * @param aside what an atlas says of the picture, where one is consulted
 */
public record Page(
    String html,
    Prediction explained,
    List<Prediction> said,
    Optional<Judged> judged,
    List<Examination> maps,
    List<String> leftOut,
    List<Note> alarms,
    Optional<Aside> aside) {
  public Page {
    said = List.copyOf(said);
    maps = List.copyOf(maps);
    leftOut = List.copyOf(leftOut);
    alarms = List.copyOf(alarms);
  }

  /** What the trust lines come to, where they come to something. */
  public Optional<Conclusion> conclusion() {
    return Conclusion.of(maps);
  }

  /** What a reader must know, one sentence each. */
  public List<Note> notes() {
    Stream<Note> ofMaps =
        maps.stream()
            .flatMap(
                map ->
                    map.heat().notes().stream()
                        .filter(note -> !alarms.contains(note))
                        .map(note -> note.of(map.name())));
    Stream<Note> ofAtlas = aside.stream().flatMap(a -> a.notes().stream());
    return Stream.of(alarms.stream(), ofMaps, ofAtlas).flatMap(notes -> notes).toList();
  }
}
