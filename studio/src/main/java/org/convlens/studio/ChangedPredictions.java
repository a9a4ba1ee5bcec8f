package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.format.image.PhotoFolder;
import org.convlens.method.Ledger;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;

/**
 * What two networks take the same pictures for.
 *
 * @param all pictures that could be read, in order
 * @param skipped why others could not, one sentence each
 */
public record ChangedPredictions(List<Both> all, List<String> skipped) {
  private static final int LISTED = 20;

  public ChangedPredictions {
    all = List.copyOf(all);
    skipped = List.copyOf(skipped);
  }

  /**
   * One picture.
   *
   * @param file where it lies
   * @param a what the first network takes it for
   * @param b what the second one does
   * @param judgedA whether the first is right, where the true class is known
   * @param judgedB the same of the second
   */
  public record Both(
      Path file, Prediction a, Prediction b, Optional<Judged> judgedA, Optional<Judged> judgedB) {
    boolean isChanged() {
      return a.index() != b.index();
    }
  }

  /**
   * @throws IOException with one line, if no picture can be read
   */
  static ChangedPredictions of(Network a, Network b, PhotoFolder album, Progress progress)
      throws IOException {
    List<String> names = album.files().stream().map(Path::toString).toList();
    Optional<TrueClasses> truth = TrueClasses.recognised(List.of(album.name()), names, a.model());
    List<Both> all = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    progress.begin("predictions", names.size());
    for (int i = 0; i < names.size() && !progress.cancelled(); i++) {
      try {
        OpenedPicture picture = OpenedPicture.open(names.get(i));
        all.add(
            both(
                a,
                b,
                picture,
                album.files().get(i),
                truth.flatMap(t -> t.of(picture.source().name()))));
      } catch (IOException e) {
        skipped.add("left out: " + e.getMessage());
      }
      progress.advance(1, album.name(i));
    }
    progress.end();
    if (all.isEmpty()) {
      throw new IOException("none of the pictures in '" + album.name() + "' can be read");
    }
    return new ChangedPredictions(all, skipped);
  }

  private static Both both(
      Network a, Network b, OpenedPicture picture, Path file, Optional<Integer> truth) {
    List<Prediction> one = Prediction.all(a, Scene.of(a, picture.pixels()).input());
    List<Prediction> other = Prediction.all(b, Scene.of(b, picture.pixels()).input());
    String name = picture.source().name();
    return new Both(
        file,
        one.get(0),
        other.get(0),
        truth.map(index -> Judged.of(name, one, index)),
        truth.map(index -> Judged.of(name, other, index)));
  }

  /** Those that the two take for different classes. */
  public List<Both> changed() {
    return all.stream().filter(Both::isChanged).toList();
  }

  /** How often the first network is right, where the true classes are known. */
  public Optional<Confusion> truthOfA() {
    return confusion(all.stream().flatMap(both -> both.judgedA().stream()).toList());
  }

  /** The same of the second. */
  public Optional<Confusion> truthOfB() {
    return confusion(all.stream().flatMap(both -> both.judgedB().stream()).toList());
  }

  private static Optional<Confusion> confusion(List<Judged> judged) {
    return judged.isEmpty() ? Optional.empty() : Optional.of(new Confusion(judged));
  }

  /** The picture by which the difference is best seen: the first that changed, else the first. */
  Path example() {
    return changed().isEmpty() ? all.get(0).file() : changed().get(0).file();
  }

  /** Which picture the layers are compared by, and why. */
  String shown() {
    return "The layers are compared by "
        + example()
        + (changed().isEmpty()
            ? ", the first picture, as no prediction changes."
            : ", the first picture whose prediction changes.");
  }

  /** For people. */
  Ledger ledger() {
    List<List<String>> rows = new ArrayList<>();
    for (Both one : changed().stream().limit(LISTED).toList()) {
      rows.add(List.of(one.file().toString(), one.a().said(), one.b().said()));
    }
    int changed = changed().size();
    String title =
        "Changed predictions: %,d of %,d pictures%s"
            .formatted(
                changed, all.size(), changed > LISTED ? ", the first " + LISTED + " of them" : "");
    return new Ledger(title, List.of("Picture", "A says", "B says"), rows);
  }

  /** For programs. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pictures", all.size());
    facts.put("changed", changed().size());
    truthOfA().ifPresent(truth -> facts.put("accuracy_a", truth.accuracy()));
    truthOfB().ifPresent(truth -> facts.put("accuracy_b", truth.accuracy()));
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Both one : changed()) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("picture", one.file().toString());
      change.put("a", Facts.of(one.a()));
      change.put("b", Facts.of(one.b()));
      changes.add(change);
    }
    facts.put("changes", changes);
    return facts;
  }
}
