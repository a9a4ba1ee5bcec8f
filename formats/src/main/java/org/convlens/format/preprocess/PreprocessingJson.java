package org.convlens.format.preprocess;

import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;
import org.convlens.task.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Preprocessing as JSON, for example
 *
 * <pre>{@code
 * {
 *   "size": [224, 224],
 *   "resize": {"kind": "short-side", "length": 256, "filter": "bilinear"},
 *   "channels": "RGB",
 *   "scale": "1/255",
 *   "mean": [0.485, 0.456, 0.406],
 *   "std": [0.229, 0.224, 0.225]
 * }
 * }</pre>
 *
 * Everything may be left out. {@code size} and {@code crop} are checked against the network. {@code
 * resize} is also {@code "stretch"}, {@code {"kind": "central-fraction", "fraction": 0.875}} or a
 * bare length of the short side; {@code interpolation} may stand beside it in place of the filter.
 */
public final class PreprocessingJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private PreprocessingJson() {}

  /** One line of JSON that {@link #read} understands; the origin is not written. */
  public static String write(Preprocessing preprocessing) {
    ObjectNode json = MAPPER.createObjectNode();
    ObjectNode resize = json.putObject("resize");
    if (preprocessing.resize() instanceof ShortSide side) {
      resize.put("kind", "short-side").put("length", side.length());
      resize.put("filter", name(side.filter()));
    } else if (preprocessing.resize() instanceof CentralFraction central) {
      resize.put("kind", "central-fraction").put("fraction", central.fraction());
      resize.put("filter", name(central.filter()));
    } else if (preprocessing.resize() instanceof Stretch stretch) {
      resize.put("kind", "stretch").put("filter", name(stretch.filter()));
    }
    json.put("channels", preprocessing.channels().name());
    json.put("scale", preprocessing.scale());
    preprocessing.mean().forEach(json.withArray("mean")::add);
    preprocessing.std().forEach(json.withArray("std")::add);
    return json.toString();
  }

  /**
   * @param origin where the text was found, such as {@code the file's metadata}
   * @throws UsageException with one line if the text is no preprocessing
   */
  public static Preprocessing read(String text, String origin) {
    return new JsonSettings(tree(text, origin), origin).preprocessing();
  }

  /**
   * @param input what the network takes, N × C × H × W
   * @throws UsageException with one line if the text is no preprocessing or does not fit the
   *     network
   */
  public static Preprocessing read(String text, String origin, Shape input) {
    JsonSettings settings = new JsonSettings(tree(text, origin), origin);
    settings.check(input);
    return settings.preprocessing(input);
  }

  private static ObjectNode tree(String text, String origin) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new UsageException(
          "the preprocessing in %s is no JSON: see line %d"
              .formatted(origin, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    }
    throw new UsageException(
        "the preprocessing in " + origin + " is no JSON object: write { \"scale\": ..., ... }");
  }

  private static String name(Filter filter) {
    return filter.name().toLowerCase(Locale.ROOT);
  }
}
