package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Lens;
import org.convlens.ascent.Paint;
import org.convlens.ascent.Pigment;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Numeral;
import org.convlens.picture.Plot;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Note;
import org.convlens.task.Run;

/** What all portraits share: the paint for a network's pictures, and the words about the result. */
final class Easel {
  private static final String SILENT = " (no gradient from any start)";

  private Easel() {}

  /** The paint for pictures of a network's size, colours decorrelated. */
  static Paint paint(Network network, Parametrisation numbers, double decay) {
    Lens lens = new Lens(network.model());
    int channels = lens.channels();
    return numbers == Parametrisation.FOURIER
        ? Pigment.fourier(channels, lens.height(), lens.width(), decay, true)
        : Pigment.pixels(channels, lens.height(), lens.width(), true);
  }

  /** Climbs, and tells how far it has come. */
  static Ascent climb(Climb climb, Goal goal, Scene scene) {
    return climb(climb, goal, 1, scene);
  }

  /**
   * @param looks at each picture in each update
   */
  static Ascent climb(Climb climb, Goal goal, int looks, Scene scene) {
    long passes = (long) climb.steps() * goal.scores().size() * looks;
    scene.progress().begin(work(climb.steps(), passes), passes);
    try {
      return climb.towards(goal, scene.network(), new Run(scene.seed(), scene.progress()));
    } finally {
      scene.progress().end();
    }
  }

  /** Such as {@code 256 updates, 8,192 passes forward and back}. */
  static String work(long updates, long passes) {
    return String.format(Locale.ROOT, "%,d updates, %,d passes forward and back", updates, passes);
  }

  /** What a layer says of the scene's picture. */
  static Volume activations(Scene scene, LayerId layer) {
    try (Trace trace = scene.network().trace(List.of(scene.input()), Set.of(layer))) {
      return trace.at(0, layer);
    }
  }

  /** For example {@code rose from −2.10 to 31.5}. */
  static String change(double before, double after) {
    String verb = after > before ? "rose" : after < before ? "fell" : "stayed";
    return after == before
        ? "stayed at " + number(after)
        : verb + " from " + number(before) + " to " + number(after);
  }

  static String number(double value) {
    return Numeral.of(value);
  }

  /** Such as {@code What class 281 'tabby' wants to see}. */
  static String title(Network network, Score score) {
    Model model = network.model();
    if (score.terms().size() == 1 && score.terms().get(0).weight() == 1) {
      Term term = score.terms().get(0).term();
      if (term instanceof Term.Logit logit) {
        String index = "class " + logit.index();
        String label = model.labels().name(logit.index());
        boolean named = !label.equals(index) && !label.equals(Integer.toString(logit.index()));
        return "What " + index + (named ? " '" + label + "'" : "") + " wants to see";
      }
      if (term instanceof Term.Value value) {
        String name = Prediction.valueName(model.labels(), value.index(), model.head().classes());
        return "What makes " + name + " large";
      }
    }
    return "What makes " + score + " large";
  }

  /** What the network takes a picture for. */
  static String verdict(Network network, Volume picture) {
    Lens lens = new Lens(network.model());
    Prediction best = Prediction.all(network, lens.whole(picture)).get(0);
    if (best.isValue()) {
      return "The network says " + best.said() + ".";
    }
    return String.format(
        Locale.ROOT, "The network takes it for %s, p = %.3f.", name(best), best.probability());
  }

  private static String name(Prediction best) {
    String index = "class " + best.index();
    boolean known =
        best.label().equals(index) || best.label().equals(Integer.toString(best.index()));
    return known ? index : index + " '" + best.label() + "'";
  }

  /** What a reader must be told of the making. */
  static List<Note> warnings(Ascent ascent, List<String> names) {
    List<Note> notes = new ArrayList<>();
    if (isCutShort(ascent)) {
      notes.add(
          Note.warning(
              "Stopped after " + ascent.updates() + " of " + ascent.planned() + " updates."));
    }
    List<String> stuck =
        IntStream.range(0, names.size())
            .filter(i -> isStuck(ascent, i))
            .mapToObj(i -> names.get(i) + (ascent.blocked().get(i) ? SILENT : ""))
            .toList();
    if (!stuck.isEmpty()) {
      boolean silent = stuck.stream().anyMatch(name -> name.endsWith(SILENT));
      String why =
          isCutShort(ascent)
              ? "Not yet excited"
              : silent ? "Could not be excited" : "Not excited in " + ascent.updates() + " updates";
      notes.add(Note.warning(why + ", so the picture shows nothing: " + list(stuck) + "."));
    }
    return notes;
  }

  /** Whether the updates did not raise the score: the picture shows nothing but its start. */
  static boolean isStuck(Ascent ascent, int picture) {
    return ascent.updates() > 0 && ascent.after().get(picture) <= ascent.before().get(picture);
  }

  /** Whether it was stopped before its last update. */
  static boolean isCutShort(Ascent ascent) {
    return ascent.updates() < ascent.planned();
  }

  private static String list(List<String> names) {
    int most = 8;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  /** The score at each update, one line for each picture. */
  static Plot curve(Ascent ascent, String what) {
    List<Plot.Series> series = new ArrayList<>();
    for (int i = 0; i < ascent.curves().size(); i++) {
      List<Double> values = ascent.curves().get(i);
      List<Double> updates =
          IntStream.rangeClosed(1, values.size()).mapToObj(Double::valueOf).toList();
      String name = ascent.curves().size() == 1 ? what : "picture " + (i + 1);
      series.add(new Plot.Series(name, updates, values, false));
    }
    return new Plot("", "update", what + ", as seen at each update", series);
  }
}
