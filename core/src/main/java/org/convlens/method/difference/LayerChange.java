package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a layer moved.
 *
 * @param whole over all its numbers
 * @param filters each filter's; empty for a layer that has none
 */
record LayerChange(LayerPair pair, Distance whole, List<Distance> filters) {
  static LayerChange of(LayerPair pair) {
    float[] a = pair.numbersA();
    float[] b = pair.numbersB();
    List<Distance> filters = new ArrayList<>();
    int count = pair.hasFilters() ? pair.filtersA().filters() : 0;
    for (int f = 0; f < count; f++) {
      int size = a.length / count;
      filters.add(Distance.of(a, b, f * size, size));
    }
    return new LayerChange(pair, Distance.of(a, b), filters);
  }

  /** The filters, the most changed first. */
  List<Integer> ranked() {
    return IntStream.range(0, filters.size())
        .boxed()
        .sorted(Comparator.comparing(filters::get, Distance.FURTHEST))
        .toList();
  }

  /** Whether neither its kernels differ nor what it has beside them. */
  boolean isNone() {
    return whole.isNone() && !pair.hasOtherBiases();
  }

  /**
   * Whether every row of a dense layer holds the same weights in another order: the two files
   * flatten feature maps differently.
   */
  boolean isReordered() {
    if (pair.isConvolution() || filters.isEmpty() || whole.relative() < 0.01) {
      return false;
    }
    float[] a = pair.numbersA();
    float[] b = pair.numbersB();
    int size = a.length / filters.size();
    for (int f = 0; f < filters.size(); f++) {
      float[] one = Arrays.copyOfRange(a, f * size, (f + 1) * size);
      float[] other = Arrays.copyOfRange(b, f * size, (f + 1) * size);
      Arrays.sort(one);
      Arrays.sort(other);
      if (Distance.of(one, other).relative() > 1e-5) {
        return false;
      }
    }
    return true;
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", pair.a().name());
    facts.put("layer_in_b", pair.b().name());
    facts.put("kind", pair.a().op().kind());
    put(facts, whole);
    facts.put("reordered", isReordered());
    List<Map<String, Object>> each = new ArrayList<>();
    for (int filter : ranked()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("filter", filter);
      put(one, filters.get(filter));
      each.add(one);
    }
    facts.put("filters", each);
    return facts;
  }

  /** What is not finite has no place in JSON. */
  private static void put(Map<String, Object> facts, Distance change) {
    if (Double.isFinite(change.relative())) {
      facts.put("relative_change", change.relative());
    }
    if (Double.isFinite(change.cosine())) {
      facts.put("cosine", change.cosine());
    }
  }
}
