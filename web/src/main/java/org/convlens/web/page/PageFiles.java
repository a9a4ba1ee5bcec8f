package org.convlens.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All files of the page, by the path under which a browser asks for them: there are no others. */
public final class PageFiles {
  private static final String PREACT = "/META-INF/resources/webjars/preact/10.27.2/dist/preact.mjs";

  /** The modules of the page, in the folder of its resources. */
  private static final List<String> OWN =
      List.of(
          "address.js",
          "app.css",
          "asked.js",
          "atlas.js",
          "camera.js",
          "channel.js",
          "colour.js",
          "compare.js",
          "diagram.js",
          "exhibit.js",
          "explain.js",
          "film.js",
          "form.js",
          "formula.js",
          "heat.js",
          "inspect.js",
          "labels.js",
          "lessons.js",
          "like.js",
          "live.js",
          "main.js",
          "maps.js",
          "mask.js",
          "panel.js",
          "picture.js",
          "reasons.js",
          "said.js",
          "save.js",
          "sources.js",
          "store.js",
          "surface.js",
          "tasks.js",
          "undo.js",
          "unit.js",
          "whatif.js",
          "wire.js",
          "words.js");

  private final Map<String, PageFile> files = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param type as HTTP names it
   */
  public record PageFile(String type, byte[] bytes) {}

  /** Reads all of them. */
  public PageFiles() {
    put("/", "text/html", read("index.html"));
    put("/refused", "text/html", read("refused.html"));
    put("/icon.svg", "image/svg+xml", read("icon.svg"));
    OWN.forEach(
        name ->
            put(
                "/app/" + name,
                name.endsWith(".css") ? "text/css" : "text/javascript",
                read(name)));
    put("/app/preact.js", "text/javascript", read(PREACT));
  }

  private void put(String path, String type, byte[] bytes) {
    files.put(path, new PageFile(type + "; charset=utf-8", bytes));
  }

  /** Absent if there is none of this path. */
  public Optional<PageFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** All paths. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  private static byte[] read(String name) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the page lacks " + name);
      }
      byte[] bytes = stream.readAllBytes();
      return name.equals(PREACT) ? withoutMap(bytes) : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the line that names a file which is not served. */
  private static byte[] withoutMap(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replaceAll("//# sourceMappingURL=\\S+", "").getBytes(StandardCharsets.UTF_8);
  }
}
