package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.report.Json;

/**
 * Where the pictures and the network of an atlas were last seen on this machine: no part of the
 * atlas, whose bytes do not depend on it.
 *
 * @param pictures the folder from which names are counted
 * @param network a file, or what has this name
 */
public record Whereabouts(Path pictures, String network) {
  /** Keeps it beside the atlas. */
  public void write(Store store) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pictures", pictures.toString());
    facts.put("network", network);
    store.put(Layout.WHEREABOUTS, Json.text(facts) + "\n");
  }

  /** Absent where nobody says, or what is said is damaged. */
  public static Optional<Whereabouts> find(Store store) throws IOException {
    Optional<Path> file = store.find(Layout.WHEREABOUTS);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonFields facts = new JsonFields(Json.object(Files.readString(file.get())));
      return Optional.of(new Whereabouts(Path.of(facts.text("pictures")), facts.text("network")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
