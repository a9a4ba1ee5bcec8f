package org.convlens.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * What a method is given to look at.
 *
 * @param network what is looked into
 * @param view the picture as the network sees it before normalisation: 0..255, RGB or grey, of the
 *     network's input size; absent for methods that need none
 * @param score what is explained; absent where nothing is
 * @param seed of every random choice
 * @param cut that most of the picture is not seen, where that is so
 */
public record Scene(
    Network network,
    Optional<Volume> view,
    Optional<Score> score,
    long seed,
    Progress progress,
    Optional<Note> cut) {
  /** Of a view whose picture is not known. */
  public Scene(
      Network network, Optional<Volume> view, Optional<Score> score, long seed, Progress progress) {
    this(network, view, score, seed, progress, Optional.empty());
  }

  /** A scene without a picture. */
  public static Scene of(Network network) {
    return new Scene(network, Optional.empty(), Optional.empty(), 0, Progress.SILENT);
  }

  /**
   * A scene with a picture of any size, 0..255.
   *
   * @param picture 1 × H × W or 3 × H × W
   */
  public static Scene of(Network network, Volume picture) {
    Model model = network.model();
    var shape = model.graph().inputShape();
    Volume view = model.preprocessing().view(picture, shape.height(), shape.width());
    Optional<Note> cut = Diagnosis.ofCut(model, picture.height(), picture.width());
    return new Scene(network, Optional.of(view), Optional.empty(), 0, Progress.SILENT, cut);
  }

  public Scene explaining(Score other) {
    return new Scene(network, view, Optional.of(other), seed, progress, cut);
  }

  public Scene seeded(long other) {
    return new Scene(network, view, score, other, progress, cut);
  }

  public Scene reportingTo(Progress other) {
    return new Scene(network, view, score, seed, other, cut);
  }

  /**
   * What the network is given.
   *
   * @throws UsageException if the scene has no picture
   */
  public Volume input() {
    return network.model().preprocessing().normalise(requireView());
  }

  /**
   * What is suspicious about the picture: how much of it is seen, and the numbers that the network
   * is given.
   *
   * @throws UsageException if the scene has no picture
   */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>(Diagnosis.ofInput(network.model(), input()));
    cut.ifPresent(notes::add);
    return notes;
  }

  /**
   * @throws UsageException if the scene has no picture
   */
  public Volume requireView() {
    return view.orElseThrow(() -> new UsageException("this method needs a picture: give one"));
  }

  /** What a method is to explain; any score for one that explains none. */
  Score scoreFor(Method method) {
    return method.needsScore() ? requireScore() : score.orElse(Score.logit(0));
  }

  /**
   * @throws UsageException if the scene has no score
   */
  public Score requireScore() {
    return score.orElseThrow(
        () ->
            new UsageException("this method explains a score: name a class or a score")
                .about("class", "score"));
  }
}
