package org.convlens.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.film.Camera;
import org.convlens.net.Engine;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.film.FilmPage;
import org.convlens.report.film.FilmStrip;
import org.convlens.train.Recipe;
import org.convlens.train.run.RunFiles;
import org.convlens.train.run.RunFilm;

/** Films of trainings: how they are taken, and how they are shown. */
public final class RunFilms {
  private RunFilms() {}

  /**
   * What films a training: judged on pictures that are held back, or on some of those that it
   * learns from where none are.
   *
   * @throws IOException with one line, if a picture cannot be read
   */
  public static RunFilm of(Engine engine, Recipe recipe, long seed, TrainingData data)
      throws IOException {
    TrainingData parts =
        data.validation().isPresent() ? data : data.holdOut(recipe.regime().validation());
    LabelledPictures set = parts.validation().or(parts::test).orElse(parts.training());
    Model model =
        new Model(
            recipe.name(),
            recipe.network().untrained(seed),
            recipe.preprocessing(),
            new Labels(set.classes()),
            Optional.empty(),
            Map.of());
    int steps = recipe.regime().steps();
    int batch = recipe.regime().batch();
    int through = (parts.training().size() + batch - 1) / batch;
    return new RunFilm(Camera.on(engine, model, set), steps > 0 ? steps : through);
  }

  /**
   * The page that plays the film of the training in a folder.
   *
   * @throws IOException with one line, if there is none
   */
  public static FilmPage page(Path folder) throws IOException {
    return new FilmPage(RunFilm.story(folder), title(folder), facts(folder));
  }

  /**
   * Writes the page into the folder.
   *
   * @return where it is
   * @throws IOException with one line, if there is no film, or the page cannot be written
   */
  public static Path write(Path folder) throws IOException {
    OutputFile file = OutputFile.at(folder.resolve("film.html"), "html");
    byte[] bytes = page(folder).html().getBytes(StandardCharsets.UTF_8);
    file.write(path -> Files.write(path, bytes));
    return file.path();
  }

  /**
   * The film as an animated picture: a whole GIF file.
   *
   * @throws IOException with one line, if there is none
   */
  public static byte[] animation(Path folder) throws IOException {
    org.convlens.picture.file.Film film =
        new org.convlens.picture.file.Film(new FilmStrip(RunFilm.story(folder)).frames());
    return film.gif("The film of a training, made by ConvLens");
  }

  static String title(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  static Map<String, String> facts(Path folder) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Path description = new RunFiles(folder).description();
    if (!Files.isRegularFile(description)) {
      return facts;
    }
    Map<String, Object> said;
    try {
      said = Json.object(Files.readString(description));
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + description + "' is damaged: " + e.getMessage(), e);
    }
    for (String name : new String[] {"recipe", "seed", "convlens"}) {
      if (said.containsKey(name)) {
        facts.put(name, String.valueOf(said.get(name)));
      }
    }
    if (said.get("knobs") instanceof Map<?, ?> knobs) {
      knobs.forEach((name, value) -> facts.put(String.valueOf(name), String.valueOf(value)));
    }
    if (said.get("pictures") instanceof Map<?, ?> sets) {
      sets.forEach(
          (name, set) -> {
            if (set instanceof Map<?, ?> one) {
              facts.put(
                  name + " pictures", one.get("count") + ", SHA-256 begins " + one.get("digest"));
            }
          });
    }
    return facts;
  }
}
