package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key of what {@code --json} writes stands in docs/json.md. */
class JsonKeysTest {
  private static final Path PAGE = Path.of("../docs/json.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Maps whose keys are names that something else gives. */
  private static final Set<String> OPEN = Set.of("knobs", "metadata");

  @TempDir Path folder;

  @Test
  void areDocumented() throws IOException {
    Path photos = photos();
    Set<String> keys = new TreeSet<>();
    for (String words :
        List.of(
            "summary digits",
            "methods",
            "methods top-patches",
            "models",
            "models show squeezenet1_1",
            "classify digits PHOTOS",
            "classify digits digit:1 --truth 1 --fail-if confidence<2",
            "draw grad-cam digits digit:7 --trust full -o OUT",
            "draw receptive-field digits digit:7 -o OUT",
            "compare grad-cam,lrp digits digit:7 --region box(2,2,20,20) --truth 2 -o OUT",
            "compare grad-cam,saliency digits PHOTOS -o OUT",
            "report digits:untrained digit:2 --truth 2 -o PAGE",
            "diff digits:untrained digits PHOTOS --fail-if predictions>0 -o OUT",
            "diff digits:untrained digits digit:2 -o OUT",
            "top-patches digits PHOTOS -o OUT",
            "filter-health digits:untrained PHOTOS --fail-if dead>=0 -o OUT")) {
      keys.addAll(keys(photos, words));
    }
    assertThat(keys).hasSizeGreaterThan(100);
    keys.removeAll(documented());
    assertThat(keys).as("keys that docs/json.md does not tell").isEmpty();
  }

  private Set<String> keys(Path photos, String words) {
    List<Object> arguments = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      arguments.add(
          switch (word) {
            case "PHOTOS" -> photos;
            case "OUT" -> folder.resolve("out.png");
            case "PAGE" -> folder.resolve("page.html");
            default -> word;
          });
    }
    arguments.add("--json");
    Run run = Run.of(arguments.toArray());
    Set<String> found = new TreeSet<>();
    String json = run.out().strip();
    assertThat(json).as(words + "\n" + run.err()).startsWith(json.startsWith("[") ? "[" : "{");
    collect(Objects.requireNonNull(Json.object("{\"all\": " + json + "}").get("all")), found);
    return found;
  }

  private static void collect(Object value, Set<String> keys) {
    if (value instanceof List<?> list) {
      list.forEach(one -> collect(one, keys));
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            String name = String.valueOf(key);
            keys.add(name);
            if (inner != null && !(OPEN.contains(name) && inner instanceof Map<?, ?>)) {
              collect(inner, keys);
            }
          });
    }
  }

  private static Set<String> documented() throws IOException {
    Set<String> told = new TreeSet<>();
    CODE.matcher(Files.readString(PAGE))
        .results()
        .forEach(found -> told.addAll(Arrays.asList(found.group(1).split(" ", -1))));
    return told;
  }

  /** A one in a folder of that name, and a two in that of the threes. */
  private Path photos() throws IOException {
    Path photos = folder.resolve("photos");
    int[] drawn = {1, 2};
    int[] named = {1, 3};
    for (int i = 0; i < drawn.length; i++) {
      Path of = Files.createDirectories(photos.resolve(Integer.toString(named[i])));
      Raster raster = Raster.ofBytes("", DrawnDigit.draw(drawn[i], 0));
      Files.write(of.resolve("a.png"), Png.bytes(Drawing.draw(raster), Map.of()));
    }
    return photos;
  }
}
