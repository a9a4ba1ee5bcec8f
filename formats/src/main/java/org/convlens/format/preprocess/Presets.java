package org.convlens.format.preprocess;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.net.Preprocessing;
import org.convlens.task.UsageException;

/** What {@code --preprocess} takes: the name of a preset or a JSON file. */
public final class Presets {
  private static final long MOST_BYTES = 1 << 20;

  private Presets() {}

  /** The presets' names, each with its formula in one line. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Preset preset : Preset.values()) {
      all.put(preset.text(), preset.formula());
    }
    return all;
  }

  /** The presets' names. */
  public static List<String> names() {
    return List.copyOf(all().keySet());
  }

  /**
   * @param text a preset's name, or the path of a JSON file
   * @param input what the network takes, N × C × H × W
   * @throws UsageException if there is no such preset, or it does not fit the network
   * @throws IOException with one line if the file cannot be read
   */
  public static Preprocessing parse(String text, Shape input) throws IOException {
    for (Preset preset : Preset.values()) {
      if (preset.text().equalsIgnoreCase(text)) {
        return fitting(preset, input);
      }
    }
    Path file = Path.of(text);
    if (!text.endsWith(".json") && !Files.isRegularFile(file)) {
      throw new UsageException(
          "no preprocessing '%s': take one of %s, or a .json file"
              .formatted(text, String.join(", ", names())));
    }
    return PreprocessingJson.read(content(file), "the file '" + file + "'", input);
  }

  /** The preset of a name, to be taken as it is. */
  static Preprocessing fitting(Preset preset, Shape input) {
    if (!preset.fits(input.channels())) {
      String others =
          String.join(
              ", ",
              Stream.of(Preset.values())
                  .filter(p -> p.fits(input.channels()))
                  .map(Preset::text)
                  .toList());
      throw new UsageException(
          "preprocessing '%s' does not fit a network with %d input channel%s: %s"
              .formatted(
                  preset.text(),
                  input.channels(),
                  input.channels() == 1 ? "" : "s",
                  others.isEmpty() ? "pictures have 1 or 3" : "take one of " + others));
    }
    return preset.of(input, "preset " + preset.text());
  }

  /** Whether nothing was known of a network when this was guessed. */
  public static boolean isLastResort(Preprocessing guessed) {
    return guessed.origin().equals(Guess.LAST_RESORT);
  }

  private static String content(Path file) throws IOException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("'" + file + "' is no file with a preprocessing");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("'" + file + "' is too long for a preprocessing: more than 1 MB");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("no preprocessing '" + file + "': there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new IOException("'" + file + "' is no JSON text", e);
    }
  }

  /** {@link #guess(String, String, Shape)} where the writing tool is not known. */
  public static Preprocessing guess(String modelName, Shape input) {
    return guess(modelName, "", input);
  }

  /**
   * What a network probably expects, where its file does not say it.
   *
   * @param modelName the file's name without extension
   * @param producer the tool that wrote the file, such as {@code pytorch}; may be empty
   * @param input N × C × H × W
   * @return with an origin that says from what it was guessed
   */
  public static Preprocessing guess(String modelName, String producer, Shape input) {
    return new Guess(modelName, producer, input).best();
  }
}
