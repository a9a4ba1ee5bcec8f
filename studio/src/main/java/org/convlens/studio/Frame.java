package org.convlens.studio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.method.map.MapAtlas;
import org.convlens.report.Json;
import org.convlens.score.Prediction;

/**
 * What a network makes of a picture, in a form that can be sent many times a second.
 *
 * @param atlases the maps of some layers
 * @param best classes or values, the likeliest first
 */
public record Frame(List<MapAtlas> atlases, List<Prediction> best) {
  private static final int ALIGNED = 4;

  public Frame {
    atlases = List.copyOf(atlases);
    best = List.copyOf(best);
  }

  /** Without the cells: what {@link #bytes} begins with. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("predictions", best.stream().map(Facts::of).toList());
    facts.put("layers", atlases.stream().map(Frame::facts).toList());
    return facts;
  }

  private static Map<String, Object> facts(MapAtlas atlas) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", atlas.layer().name());
    facts.put("maps", atlas.maps());
    facts.put("rows", atlas.rows());
    facts.put("columns", atlas.columns());
    facts.put("across", atlas.across());
    facts.put("down", atlas.down());
    return facts;
  }

  /**
   * All of it, little-endian: the length of the JSON (int32), the JSON ({@link #facts} and what
   * else is said) in UTF-8, filled up with spaces to a multiple of 4 bytes; then for each layer, in
   * the JSON's order, the least number of each map (float32), the largest of each (float32), and
   * the atlas, a byte a cell, row by row, filled up with zeros to a multiple of 4 bytes.
   *
   * @param more what else the JSON says, such as a number to tell frames apart
   */
  public byte[] bytes(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.putAll(facts());
    byte[] text = Json.line(all).getBytes(StandardCharsets.UTF_8);
    int head = aligned(text.length);
    int size = Integer.BYTES + head;
    for (MapAtlas atlas : atlases) {
      size += 2 * Float.BYTES * atlas.maps() + aligned(atlas.size());
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(head).put(text);
    for (int i = text.length; i < head; i++) {
      bytes.put((byte) ' ');
    }
    for (MapAtlas atlas : atlases) {
      atlas.writeTo(bytes);
      bytes.position(aligned(bytes.position()));
    }
    return bytes.array();
  }

  private static int aligned(int size) {
    return (size + ALIGNED - 1) / ALIGNED * ALIGNED;
  }
}
