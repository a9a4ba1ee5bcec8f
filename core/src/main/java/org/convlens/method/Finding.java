package org.convlens.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.picture.Picture;

/**
 * What a method found.
 *
 * @param picture to be drawn
 * @param raw the numbers before any normalisation, by layer or by what they are; in order
 * @param frames how a picture was made, from its beginning to its end: 3 × H × W or 1 × H × W,
 *     0..1; empty where nothing is made step by step
 * @param facts what else was found, by name and in order: texts, numbers and lists of them
 */
public record Finding(
    Picture picture, Map<String, Volume> raw, List<Volume> frames, Map<String, Object> facts) {
  public Finding {
    raw = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    frames = List.copyOf(frames);
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Without facts. */
  public Finding(Picture picture, Map<String, Volume> raw, List<Volume> frames) {
    this(picture, raw, frames, Map.of());
  }

  /** Without frames. */
  public Finding(Picture picture, Map<String, Volume> raw) {
    this(picture, raw, List.of());
  }
}
