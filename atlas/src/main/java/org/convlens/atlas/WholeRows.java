package org.convlens.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.Outcome;
import org.convlens.method.patch.Count;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.score.Calibration;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@link WholeTables}.
 *
 * @param tally of all pictures
 * @param seed of the intervals
 */
record WholeRows(Watch watch, ClassTally tally, long seed) {
  static final String ACTIVATION = "activation";
  static final String RELEVANCE = "relevance";

  List<@Nullable Object[]> layers() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (WatchedLayer layer : watch.layers()) {
      rows.add(
          row(
              layer.id().name(),
              layer.grid().channels(),
              layer.grid().rows(),
              layer.grid().columns(),
              layer.field().toString()));
    }
    return rows;
  }

  List<@Nullable Object[]> channels(ShardSums sums) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < watch.layers().size(); i++) {
      WatchedLayer layer = watch.layers().get(i);
      for (int channel = 0; channel < layer.grid().channels(); channel++) {
        Count count = sums.layer(i).count(channel);
        boolean none = count.cells() == 0;
        rows.add(
            row(
                layer.id().name(),
                channel,
                count.cells(),
                none ? 0.0 : (double) count.active() / count.cells(),
                none ? null : count.min(),
                none ? null : count.max(),
                count.mean(),
                count.deviation()));
      }
    }
    return rows;
  }

  List<@Nullable Object[]> patches(ShardSums sums) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < watch.layers().size(); i++) {
      WatchedLayer layer = watch.layers().get(i);
      for (int channel = 0; channel < layer.grid().channels(); channel++) {
        patches(rows, layer, channel, ACTIVATION, sums.layer(i).activation().of(channel));
        patches(rows, layer, channel, RELEVANCE, sums.layer(i).relevance().of(channel));
      }
    }
    return rows;
  }

  private static void patches(
      List<@Nullable Object[]> rows,
      WatchedLayer layer,
      int channel,
      String by,
      List<StrongCell> best) {
    for (int rank = 0; rank < best.size(); rank++) {
      StrongCell one = best.get(rank);
      Box box = layer.box(one.cell());
      rows.add(
          row(
              layer.id().name(),
              channel,
              by,
              rank + 1,
              one.score(),
              one.digest(),
              one.cell() / layer.grid().columns(),
              one.cell() % layer.grid().columns(),
              box.top(),
              box.left(),
              box.bottom(),
              box.right()));
    }
  }

  List<@Nullable Object[]> classMeans(ClassMeans means) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    means
        .all()
        .forEach(
            (key, sums) ->
                rows.add(
                    row(
                        watch.layers().get(key.layer()).id().name(),
                        key.by(),
                        key.index(),
                        sums.pictures(),
                        sums.mean(),
                        sums.relevance())));
    return rows;
  }

  List<@Nullable Object[]> classes() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    tally
        .classes()
        .forEach(
            (index, one) -> {
              Interval accuracy = one.truly == 0 ? null : Interval.ofShare(one.right, one.truly);
              double[] inside = one.inside();
              Interval mean = inside.length == 0 ? null : Interval.ofMean(inside, seed);
              rows.add(
                  row(
                      index,
                      watch.model().labels().name(index),
                      one.truly,
                      one.right,
                      one.truly == 0 ? null : (double) one.right / one.truly,
                      accuracy == null ? null : accuracy.low(),
                      accuracy == null ? null : accuracy.high(),
                      one.predicted,
                      one.predicted == 0 ? null : one.confidence / one.predicted,
                      inside.length == 0 ? null : Summary.mean(inside),
                      mean == null ? null : mean.low(),
                      mean == null ? null : mean.high()));
            });
    return rows;
  }

  List<@Nullable Object[]> confusion() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Map.Entry<Long, Long> one : tally.confusion().entrySet()) {
      int truth = (int) (one.getKey() >>> Integer.SIZE);
      rows.add(row(truth, one.getKey().intValue(), one.getValue()));
    }
    return rows;
  }

  List<@Nullable Object[]> calibration() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Calibration.Bin bin : tally.calibration().bins()) {
      Interval accuracy = Interval.ofShare(bin.right(), bin.count());
      rows.add(
          row(
              bin.index(),
              bin.count(),
              bin.right(),
              bin.confidence(),
              bin.accuracy(),
              accuracy.low(),
              accuracy.high()));
    }
    return rows;
  }

  static List<@Nullable Object[]> faults(Optional<Outcome> health) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (health.isPresent() && health.get().facts().get("faults") instanceof List<?> faults) {
      for (Object fault : faults) {
        if (fault instanceof Map<?, ?> facts) {
          rows.add(
              row(
                  facts.get("fault"),
                  facts.get("layer"),
                  facts.get("filter"),
                  facts.get("twin"),
                  facts.get("severity"),
                  facts.get("reason")));
        }
      }
    }
    return rows;
  }

  static List<@Nullable Object[]> broken(List<Broken> broken) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Broken one : broken) {
      rows.add(row(one.digest().isEmpty() ? null : one.digest(), one.names(), one.reason()));
    }
    return rows;
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
