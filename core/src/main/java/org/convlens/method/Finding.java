package org.convlens.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.picture.Picture;

/**
 * What a method found.
 *
 * @param picture to be drawn
 * @param raw the numbers before any normalisation, by layer or by what they are; in order
 */
public record Finding(Picture picture, Map<String, Volume> raw) {
  public Finding {
    raw = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }
}
