package org.convlens.atlas;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * What is known of a shard beyond its rows, so that it can grow: what channels said, added up
 * exactly, the strongest cells, the filters' answers, and the broken pictures. The same pictures
 * leave the same bytes, whatever order they came in.
 */
final class ShardSums {
  private static final int MAGIC = 0x43_4c_53_31;
  private static final int MOST = 1 << 26;

  private final Watch watch;
  private final List<LayerSums> layers;
  private final Optional<HealthSums<?>> health;
  private final List<Broken> broken;

  private ShardSums(
      Watch watch, List<LayerSums> layers, Optional<HealthSums<?>> health, List<Broken> broken) {
    this.watch = watch;
    this.layers = layers;
    this.health = health;
    this.broken = broken;
  }

  /** Of no picture. */
  static ShardSums none(Watch watch) {
    int top = watch.plan().scope().top();
    return new ShardSums(
        watch,
        watch.layers().stream().map(layer -> LayerSums.none(layer, top)).toList(),
        watch.health().map(HealthSums::none),
        new ArrayList<>());
  }

  LayerSums layer(int index) {
    return layers.get(index);
  }

  Optional<HealthSums<?>> health() {
    return health;
  }

  /** In the order of their digests. */
  List<Broken> broken() {
    return broken.stream().sorted(java.util.Comparator.comparing(Broken::digest)).toList();
  }

  /** Forgets which pictures are broken, to be told again. */
  void clearBroken() {
    broken.clear();
  }

  void add(Broken one) {
    broken.add(one);
  }

  /**
   * Takes one more picture.
   *
   * @param trace in which it is the only one
   * @param said by each layer
   * @param relevance of each number of the layers that have it
   */
  void add(
      Trace trace, List<Volume> said, Map<LayerId, Volume> relevance, String digest, long hash) {
    for (int i = 0; i < layers.size(); i++) {
      LayerId id = watch.layers().get(i).id();
      layers.get(i).add(said.get(i), relevance.get(id), digest, hash);
    }
    health.ifPresent(h -> h.add(trace, digest));
  }

  void merge(ShardSums other) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).merge(other.layers.get(i));
    }
    if (health.isPresent()) {
      health.get().merge(other.health.orElseThrow());
    }
    broken.addAll(other.broken);
  }

  void write(Path file) throws IOException {
    try (DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      to.writeInt(MAGIC);
      Map<String, Long> pictures = new HashMap<>();
      layers.stream()
          .flatMap(LayerSums::cells)
          .forEach(cell -> pictures.put(cell.digest(), cell.hash()));
      to.writeInt(pictures.size());
      Map<String, Integer> places = new HashMap<>();
      for (String digest : pictures.keySet().stream().sorted().toList()) {
        to.writeUTF(digest);
        to.writeLong(Objects.requireNonNull(pictures.get(digest)));
        places.put(digest, places.size());
      }
      for (LayerSums layer : layers) {
        layer.write(to, places);
      }
      if (health.isPresent()) {
        health.get().write(to);
      }
      List<Broken> all = broken();
      to.writeInt(all.size());
      for (Broken one : all) {
        one.write(to);
      }
    }
  }

  /**
   * Of the same plan and network.
   *
   * @throws IOException with one line, if it is no such file
   */
  static ShardSums read(Watch watch, Path file) throws IOException {
    try (DataInputStream from =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (from.readInt() != MAGIC) {
        throw new IOException("it does not begin as such files do");
      }
      int count = from.readInt();
      if (count < 0 || count > MOST) {
        throw new IOException("it speaks of " + count + " pictures");
      }
      List<String> digests = new ArrayList<>();
      List<Long> hashes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        digests.add(from.readUTF());
        hashes.add(from.readLong());
      }
      List<LayerSums> layers = new ArrayList<>();
      for (WatchedLayer layer : watch.layers()) {
        layers.add(LayerSums.read(from, layer, watch.plan().scope().top(), digests, hashes));
      }
      Optional<HealthSums<?>> health = Optional.empty();
      if (watch.health().isPresent()) {
        health = Optional.of(HealthSums.read(watch.health().get(), from));
      }
      List<Broken> broken = new ArrayList<>();
      for (int left = from.readInt(); left > 0; left--) {
        broken.add(Broken.read(from));
      }
      return new ShardSums(watch, layers, health, broken);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IOException("the sums in '" + file + "' are damaged: " + e.getMessage(), e);
    }
  }
}
