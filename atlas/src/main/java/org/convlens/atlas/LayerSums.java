package org.convlens.atlas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.method.patch.Count;
import org.jspecify.annotations.Nullable;

/** What a layer's channels said to some pictures. */
final class LayerSums {
  private final WatchedLayer layer;
  private final Count[] counts;
  private final TopCells activation;
  private final TopCells relevance;

  private LayerSums(WatchedLayer layer, Count[] counts, TopCells activation, TopCells relevance) {
    this.layer = layer;
    this.counts = counts;
    this.activation = activation;
    this.relevance = relevance;
  }

  /** To none. */
  static LayerSums none(WatchedLayer layer, int top) {
    int channels = layer.grid().channels();
    Count[] counts = new Count[channels];
    Arrays.fill(counts, Count.NONE);
    return new LayerSums(layer, counts, new TopCells(channels, top), new TopCells(channels, top));
  }

  Count count(int channel) {
    return counts[channel];
  }

  TopCells activation() {
    return activation;
  }

  TopCells relevance() {
    return relevance;
  }

  /**
   * Takes one more picture.
   *
   * @param maps what the layer says
   * @param relevant relevance of each of its numbers; null where there is none
   */
  void add(Volume maps, @Nullable Volume relevant, String digest, long hash) {
    for (int channel = 0; channel < counts.length; channel++) {
      counts[channel] = counts[channel].plus(maps, channel);
      offer(activation, maps, channel, digest, hash);
      if (relevant != null) {
        offer(relevance, relevant, channel, digest, hash);
      }
    }
  }

  /** Zero is what a rectifier says when there is nothing, and it is no cell's relevance. */
  private void offer(TopCells to, Volume numbers, int channel, String digest, long hash) {
    int from = channel * layer.area();
    int best = -1;
    float most = 0;
    for (int cell : layer.seeing()) {
      float value = numbers.at(from + cell);
      boolean larger = best < 0 || value > most;
      if (larger && value != 0 && Float.isFinite(value)) {
        best = cell;
        most = value;
      }
    }
    if (best >= 0 && to.mayHold(channel, most)) {
      to.offer(channel, new StrongCell(most, digest, hash, best));
    }
  }

  void merge(LayerSums other) {
    for (int channel = 0; channel < counts.length; channel++) {
      counts[channel] = counts[channel].merge(other.counts[channel]);
    }
    activation.merge(other.activation);
    relevance.merge(other.relevance);
  }

  /** All cells that are kept. */
  Stream<StrongCell> cells() {
    return Stream.of(activation, relevance)
        .flatMap(of -> java.util.stream.IntStream.range(0, of.channels()).mapToObj(of::of))
        .flatMap(List::stream);
  }

  /**
   * @param pictures their places by digest
   */
  void write(DataOutput to, Map<String, Integer> pictures) throws IOException {
    for (Count count : counts) {
      count.write(to);
    }
    activation.write(to, pictures);
    relevance.write(to, pictures);
  }

  static LayerSums read(
      DataInput from, WatchedLayer layer, int top, List<String> pictures, List<Long> hashes)
      throws IOException {
    int channels = layer.grid().channels();
    Count[] counts = new Count[channels];
    for (int channel = 0; channel < channels; channel++) {
      counts[channel] = Count.read(from);
    }
    return new LayerSums(
        layer,
        counts,
        TopCells.read(from, channels, top, pictures, hashes),
        TopCells.read(from, channels, top, pictures, hashes));
  }
}
