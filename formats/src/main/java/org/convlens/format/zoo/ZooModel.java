package org.convlens.format.zoo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.convlens.format.Models;
import org.convlens.format.architecture.Architecture;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.task.Fingerprint;

/**
 * A known network that is here.
 *
 * @param model with the preprocessing and the class names that belong to it
 * @param sha256 of its file, hexadecimal
 */
public record ZooModel(Model model, String sha256) {
  /**
   * Opens it.
   *
   * @throws IOException with one line, if it is not here, or not what was brought
   */
  public static ZooModel open(KnownNetwork network, Cache cache) throws IOException {
    String name = network.name();
    Kept kept =
        cache
            .find(network)
            .orElseThrow(
                () ->
                    new IOException(
                        name
                            + " is not here yet: convlens models pull "
                            + name
                            + " ("
                            + network.size()
                            + ")"));
    if (!kept.untouched() && !Fingerprint.of(kept.file()).equals(kept.sha256())) {
      throw new IOException(
          "the weights of "
              + name
              + " in the cache have changed: convlens models remove "
              + name
              + ", then pull them again");
    }
    Model found = Models.open(kept.file());
    Labels labels = Zoo.imagenet();
    Map<String, String> metadata = new HashMap<>(found.metadata());
    metadata.remove(Architecture.ASSUMED);
    metadata.put("source", kept.source());
    boolean usual = found.head().classes() == labels.names().size();
    Model model =
        new Model(
            name,
            found.graph(),
            network.preprocessing(),
            usual ? labels : found.labels(),
            found.history(),
            metadata);
    return new ZooModel(model, kept.sha256());
  }
}
