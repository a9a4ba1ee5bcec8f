package org.convlens.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convlens.array.Shape;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.format.set.TrainingSets;
import org.convlens.format.set.Wish;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.report.Json;
import org.convlens.report.Version;
import org.convlens.task.Progress;
import org.convlens.train.RateRange;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.run.Film;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFiles;
import org.convlens.train.run.RunFilm;
import org.convlens.train.run.RunFolder;

/**
 * A training as a plain value: it names its data, holds nothing, and is written down in its folder
 * as JSON. The same training of the same data gives the same network on the same machine with as
 * many threads, however often it is stopped and gone on with.
 *
 * @param recipe with its knobs
 * @param text of a network that somebody wrote down; absent for a recipe of the catalogue
 * @param data a folder, a file or the name of a known set
 * @param seed of weights, order, augmentation and dropout
 * @param keep which epochs' weights stay
 * @param every seconds from one state to the next
 */
public record Training(
    Recipe recipe, Optional<String> text, String data, long seed, Retention keep, double every) {

  private static final String KEEP = "keep";
  private static final String EVERY = "checkpoint_every";
  private static final double STATES_SHARE = 0.01;
  private static final double LEAST_RATE = 1e-6;
  private static final double GREATEST_RATE = 10;
  private static final int RATES = 100;

  /** Who hears of it. */
  public interface Watch extends TrainingListener {
    Progress progress();

    /** One sentence that a reader must know. */
    void note(String sentence);
  }

  /**
   * What the training in a folder is.
   *
   * @throws IOException with one line, if there is none, or what it says of itself is damaged
   */
  public static Training of(Path folder) throws IOException {
    Path file = new RunFiles(folder).description();
    if (!Files.isRegularFile(file)) {
      throw new IOException("'" + folder + "' holds no training: there is no run.json in it");
    }
    try {
      return of(Json.object(Files.readString(file)));
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new IOException("'" + file + "' is damaged: " + e.getMessage(), e);
    }
  }

  /** Whether nothing is left to do of the one in a folder. */
  public static boolean isFinished(Path folder) throws IOException {
    Path times = new RunFiles(folder).times();
    if (!Files.isRegularFile(times)) {
      return false;
    }
    List<String> lines = Files.readAllLines(times);
    return !lines.isEmpty() && lines.get(lines.size() - 1).contains("\"event\":\"finished\"");
  }

  private static Training of(Map<String, Object> map) throws IOException {
    String name = text(map, "recipe");
    Optional<String> written = Optional.ofNullable(map.get("network")).map(Object::toString);
    Recipe defaults =
        written.isPresent() ? WrittenRecipe.read(written.get(), name) : Recipes.named(name);
    Map<String, String> knobs = new LinkedHashMap<>();
    if (map.get("knobs") instanceof Map<?, ?> turned) {
      turned.forEach((knob, value) -> knobs.put(String.valueOf(knob), String.valueOf(value)));
    }
    return new Training(
        Knobs.with(defaults, knobs),
        written,
        text(map, "data"),
        Long.parseLong(text(map, "seed")),
        Retention.parse(text(map, KEEP)),
        Double.parseDouble(text(map, EVERY)));
  }

  private static String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no '" + key + "'");
    }
    return value.toString();
  }

  /** The same with data from elsewhere. */
  public Training from(String other) {
    return new Training(recipe, text, other, seed, keep, every);
  }

  /** The same of which the weights of other epochs stay. */
  public Training keeping(Retention other) {
    return new Training(recipe, text, data, seed, other, every);
  }

  /** The same with a state every so many seconds. */
  public Training every(double seconds) {
    return new Training(recipe, text, data, seed, keep, seconds);
  }

  /**
   * The pictures, as the network takes them.
   *
   * @throws IOException with one line, if they cannot be read
   */
  public TrainingData pictures() throws IOException {
    Shape input = recipe.network().untrained(seed).inputShape();
    return TrainingSets.open(
        data, new Wish(recipe.preprocessing(), input.height(), input.width(), seed));
  }

  /** Tries rates on a fresh network instead of training it. */
  public RateRange rates(Engine engine, Watch watch) throws IOException {
    return RateRange.of(
        engine, recipe, seed, pictures(), LEAST_RATE, GREATEST_RATE, RATES, watch.progress());
  }

  /** Without a folder: what is stopped is lost but for its finished epochs. */
  public TrainingResult train(Engine engine, Watch watch) throws IOException {
    return new Trainer(engine, recipe, seed).train(pictures(), watch.progress(), watch);
  }

  /**
   * Begins in a folder.
   *
   * @param folder new, or empty
   * @throws IOException with one line, if something else is in it, or nothing can be written
   */
  public TrainingResult begin(Engine engine, Path folder, Filming filming, Watch watch)
      throws IOException {
    RunFolder.requireEmpty(folder);
    TrainingData pictures = pictures();
    String description = Json.text(description(pictures)) + "\n";
    RunFolder.Settings settings = settings(film(engine, pictures, filming.takes()));
    try (RunFolder run = RunFolder.begin(folder, description, settings, facts(engine))) {
      return train(engine, pictures, run, paged(folder, filming, watch), watch);
    }
  }

  /**
   * Goes on with the one in a folder from its latest state; filmed, if it was before. Where other
   * weights stay from now on, or states are written at other times, the folder says so, too.
   *
   * @throws IOException with one line, if the data are others than they were
   */
  public TrainingResult resume(Engine engine, Path folder, Filming filming, Watch watch)
      throws IOException {
    TrainingData pictures = pictures();
    requireSame(folder, pictures);
    Film film = film(engine, pictures, filming.takes() && RunFilm.wasTaken(folder));
    try (RunFolder run = RunFolder.resume(folder, settings(film), facts(engine))) {
      keepAsSaid(run);
      return train(engine, pictures, run, paged(folder, filming, watch), watch);
    }
  }

  private void keepAsSaid(RunFolder run) throws IOException {
    Map<String, Object> before = Json.object(Files.readString(run.files().description()));
    Map<String, Object> after = new LinkedHashMap<>(before);
    after.put(KEEP, keep.text());
    after.put(EVERY, every);
    if (!after.equals(before)) {
      run.describe(Json.text(after) + "\n");
    }
  }

  private TrainingResult train(
      Engine engine, TrainingData pictures, RunFolder run, TrainingListener listener, Watch watch)
      throws IOException {
    run.notes().forEach(watch::note);
    return new Trainer(engine, recipe, seed).train(pictures, watch.progress(), listener, run);
  }

  private Film film(Engine engine, TrainingData pictures, boolean taken) throws IOException {
    return taken ? RunFilms.of(engine, recipe, seed, pictures) : Film.NONE;
  }

  /** Writes the page of all frames but that of the epoch that ends, then tells of the epoch. */
  private static TrainingListener paged(Path folder, Filming filming, Watch watch) {
    if (filming != Filming.PAGE) {
      return watch;
    }
    return new TrainingListener() {
      @Override
      public void epoch(int epoch, History.Epoch figures, Supplier<Graph> weights) {
        try {
          RunFilms.write(folder);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        watch.epoch(epoch, figures, weights);
      }

      @Override
      public BrokenPictures broken() {
        return watch.broken();
      }
    };
  }

  private RunFolder.Settings settings(Film film) {
    return new RunFolder.Settings(every, STATES_SHARE, keep, film, new OnnxModels());
  }

  private static Map<String, String> facts(Engine engine) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", Version.text());
    engine.facts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    return facts;
  }

  /** What {@code run.json} says. */
  private Map<String, Object> description(TrainingData pictures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("convlens", Version.text());
    map.put("recipe", recipe.name());
    map.put("knobs", Knobs.values(recipe));
    text.ifPresent(written -> map.put("network", written));
    map.put("seed", seed);
    map.put("data", place());
    map.put("pictures", digests(pictures));
    map.put(KEEP, keep.text());
    map.put(EVERY, every);
    return map;
  }

  /** Found again from another folder, too. */
  private String place() {
    Path path = Path.of(data);
    return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : data;
  }

  private static Map<String, Object> digests(TrainingData pictures) {
    Map<String, Object> sets = new LinkedHashMap<>();
    sets.put("training", digest(pictures.training()));
    pictures.validation().ifPresent(set -> sets.put("validation", digest(set)));
    pictures.test().ifPresent(set -> sets.put("test", digest(set)));
    sets.put("classes", pictures.training().classes());
    return sets;
  }

  private static Map<String, Object> digest(LabelledPictures set) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", set.size());
    map.put("digest", set.fingerprint());
    return map;
  }

  private void requireSame(Path folder, TrainingData pictures) throws IOException {
    String text = Files.readString(new RunFiles(folder).description());
    Object before = Json.object(text).get("pictures");
    Object now = Json.object(Json.text(digests(pictures)));
    if (!now.equals(before)) {
      throw new IOException(
          "the pictures in '%s' are others than those that the training in '%s' began with: say"
                  .formatted(data, folder)
              + " where those are");
    }
  }
}
