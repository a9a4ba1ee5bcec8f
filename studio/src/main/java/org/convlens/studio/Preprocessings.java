package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.format.preprocess.PreprocessingJson;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Preprocessing;
import org.convlens.report.Json;

/** What is done to pictures, out of JSON that says it in full or names a preset. */
public final class Preprocessings {
  /** Who says so. */
  static final String ORIGIN = "origin";

  private static final String PRESET = "preset";

  private Preprocessings() {}

  /**
   * A preset, or a JSON file.
   *
   * @param text as {@link Presets#parse} takes it; absent for what the network's file says
   */
  public static Map<String, Object> named(Optional<String> text) {
    return text.<Map<String, Object>>map(t -> Map.of(PRESET, t)).orElse(Map.of());
  }

  /**
   * @param input what the network takes, N × C × H × W
   * @throws IOException with one line, if a file that is named cannot be read
   * @throws org.convlens.task.UsageException if there is no such preset, or it does not fit
   */
  static Preprocessing of(Map<String, Object> json, Shape input) throws IOException {
    if (json.containsKey(PRESET)) {
      return Presets.parse(String.valueOf(json.get(PRESET)), input);
    }
    Map<String, Object> rest = new LinkedHashMap<>(json);
    String origin = String.valueOf(rest.remove(ORIGIN));
    return PreprocessingJson.read(Json.text(rest), origin);
  }
}
