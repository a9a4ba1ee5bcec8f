package org.convlens.format.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Labels;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** The networks that are known by name. */
public final class Zoo {
  private static final List<KnownNetwork> NETWORKS =
      lines("networks.txt").stream()
          .filter(line -> !line.startsWith("#"))
          .map(KnownNetwork::parse)
          .toList();

  private Zoo() {}

  /** All, by name. */
  public static List<KnownNetwork> networks() {
    return NETWORKS;
  }

  /** What they are called. */
  public static List<String> names() {
    return NETWORKS.stream().map(KnownNetwork::name).toList();
  }

  /** The network of this name, if it is known. */
  public static Optional<KnownNetwork> find(String name) {
    return NETWORKS.stream().filter(network -> network.name().equals(name)).findFirst();
  }

  /**
   * The network of this name.
   *
   * @throws UsageException with the nearest names, if it is not known
   */
  public static KnownNetwork named(String name) {
    return find(name)
        .orElseThrow(() -> Suggestion.unknown("known network", name, names(), "convlens models"));
  }

  /** ImageNet's 1000 classes, as torchvision calls the WordNet synsets that they are. */
  public static Labels imagenet() {
    return new Labels(lines("imagenet.txt"));
  }

  private static List<String> lines(String resource) {
    try (InputStream stream = Zoo.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the table " + resource + " is missing here");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
