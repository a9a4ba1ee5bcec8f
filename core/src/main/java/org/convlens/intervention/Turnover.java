package org.convlens.intervention;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Scene;
import org.convlens.net.Batches;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;

/**
 * What an intervention does to many pictures.
 *
 * @param seen of each picture that was looked at, in the album's order
 * @param unreadable names of those that could not be read
 * @param album how many there are
 */
public record Turnover(List<Seen> seen, List<String> unreadable, int album) {
  /** Pictures that two passes hold: few, so that the work can soon be stopped. */
  private static final int BATCH = 8;

  public Turnover {
    seen = List.copyOf(seen);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * What is said of one picture.
   *
   * @param before the likeliest class, or the first value
   * @param after the likeliest class then, or the same value
   * @param then what the class that was the likeliest before has then
   */
  public record Seen(String picture, Prediction before, Prediction after, Prediction then) {
    public boolean changesClass() {
      return before.index() != after.index();
    }
  }

  /** What some neighbouring pictures said. */
  private record Part(List<Seen> seen, List<String> unreadable) {}

  /**
   * Looks at all pictures, twice each, until the progress is cancelled.
   *
   * @param hiding what is hidden of a picture, which is given as it was read
   * @param progress advances by one per picture
   * @throws IOException with one line, if none of the pictures that were looked at can be read
   */
  public static Turnover of(
      Network network,
      Pictures album,
      Intervention intervention,
      Optional<Function<Volume, Occlusion>> hiding,
      Progress progress)
      throws IOException {
    List<Seen> seen = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    progress.begin("pictures, twice each", album.size());
    try {
      Batches.<Part>each(
          network,
          album.size(),
          BATCH,
          progress,
          (from, to) -> look(network, album, intervention, hiding, from, to),
          (from, part) -> {
            seen.addAll(part.seen());
            unreadable.addAll(part.unreadable());
          });
    } finally {
      progress.end();
    }
    if (seen.isEmpty() && !unreadable.isEmpty()) {
      throw new IOException(
          "none of the "
              + unreadable.size()
              + " pictures can be read, not even "
              + unreadable.get(0));
    }
    return new Turnover(seen, unreadable, album.size());
  }

  private static Part look(
      Network network,
      Pictures album,
      Intervention intervention,
      Optional<Function<Volume, Occlusion>> hiding,
      int from,
      int to) {
    Model model = network.model();
    List<String> names = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<Volume> inputs = new ArrayList<>();
    List<Volume> others = new ArrayList<>();
    for (int i = from; i < to; i++) {
      try {
        Volume picture = album.picture(i);
        Volume input = Scene.of(network, picture).input();
        inputs.add(input);
        others.add(hiding.map(h -> h.apply(picture).of(model, input)).orElse(input));
        names.add(album.name(i));
      } catch (IOException e) {
        unreadable.add(album.name(i));
      }
    }
    if (inputs.isEmpty()) {
      return new Part(List.of(), unreadable);
    }
    Set<LayerId> watch = new HashSet<>(intervention.layers());
    watch.add(model.head().logits());
    List<Seen> seen = new ArrayList<>();
    try (Trace before = network.trace(inputs, watch)) {
      try (Trace hidden = hiding.isPresent() ? network.trace(others, watch) : before;
          Trace after =
              intervention.changes().isEmpty() ? hidden : intervention.on(hidden, model.graph())) {
        for (int i = 0; i < names.size(); i++) {
          seen.add(
              seen(
                  names.get(i),
                  Consequence.said(model, before, i).get(0),
                  Consequence.said(model, after, i)));
        }
      }
    }
    return new Part(seen, unreadable);
  }

  private static Seen seen(String picture, Prediction before, List<Prediction> after) {
    Prediction then =
        after.stream().filter(p -> p.index() == before.index()).findFirst().orElseThrow();
    return new Seen(picture, before, after.get(0), then);
  }

  /** How many pictures another class is the likeliest of. */
  public long changed() {
    return seen.stream().filter(Seen::changesClass).count();
  }

  /** By how much the probability, or the value, of what was said before changes, as a mean. */
  public double meanChange() {
    return seen.stream()
        .mapToDouble(
            s ->
                s.before().isValue()
                    ? s.then().logit() - s.before().logit()
                    : s.then().probability() - s.before().probability())
        .average()
        .orElse(0);
  }
}
