package org.convlens.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.Trace;
import org.convlens.score.PictureRegion;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.trust.Answer;
import org.convlens.trust.Claim;
import org.convlens.trust.Examination;
import org.convlens.trust.Inside;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one picture alone, as a plan says. What comes of it depends on the picture's bytes, the
 * network and the plan.
 *
 * @param mask the picture of the region, 1 × H × W, 0..255; absent if the region is none
 */
record PictureLook(Network network, Watch watch, Optional<Volume> mask) {
  private static final int BRIEF = 12;

  /**
   * @param sums which take the picture, too
   * @param progress asked whether to stop by methods that take long
   * @throws IOException with one line that does not name the file, if it is no picture
   */
  Looked look(Member member, byte[] bytes, ShardSums sums, Progress progress) throws IOException {
    String digest = member.digest();
    Volume picture = Photo.read(bytes, digest.substring(0, BRIEF));
    long hash = PerceptualHash.of(picture);
    Model model = network.model();
    Shape shape = model.graph().inputShape();
    Volume view = model.preprocessing().view(picture, shape.height(), shape.width());
    Volume input = model.preprocessing().normalise(view);
    Set<LayerId> pulled = watch.pulled();
    Outputs outputs;
    List<@Nullable Object[]> vectors = new ArrayList<>();
    List<@Nullable Object[]> cells = new ArrayList<>();
    try (Trace trace = network.trace(List.of(input), watch.layersOfInterest(), pulled)) {
      outputs = Outputs.of(watch.head(), model.labels(), trace.at(0, watch.head().logits()));
      List<Volume> said = watch.layers().stream().map(layer -> trace.at(0, layer.id())).toList();
      Map<LayerId, Volume> relevance = relevance(trace, said, pulled, outputs.explained());
      sums.add(trace, said, relevance, digest, hash);
      for (int i = 0; i < said.size(); i++) {
        WatchedLayer layer = watch.layers().get(i);
        Volume relevant = relevance.get(layer.id());
        vectors.add(
            new @Nullable Object[] {
              digest,
              layer.id().name(),
              said.get(i).channelMeans(),
              relevant == null ? null : sums(relevant)
            });
        cells.addAll(cells(layer, i, said.get(i), relevant, digest));
      }
    }
    Optional<Claim> claim = claim(view, outputs.explained(), progress);
    Optional<Answer> inside = claim.flatMap(c -> inside(c, picture));
    return new Looked(
        picture.width(),
        picture.height(),
        hash,
        outputs,
        watch.head().hasProbability(),
        number(inside, "share"),
        number(inside, "area"),
        vectors,
        cells,
        claim.map(c -> map(c, outputs.explained(), digest)));
  }

  /** A·∂y/∂A at each number of the layers, y being the score of the class that is explained. */
  private Map<LayerId, Volume> relevance(
      Trace trace, List<Volume> said, Set<LayerId> pulled, int explained) {
    if (pulled.isEmpty()) {
      return Map.of();
    }
    Score score = Prediction.score(watch.head(), explained);
    Map<LayerId, List<Volume>> slopes =
        trace.pull(score.slope(network.model().graph(), trace), pulled);
    Map<LayerId, Volume> relevance = new LinkedHashMap<>();
    for (int i = 0; i < said.size(); i++) {
      List<Volume> slope = slopes.get(watch.layers().get(i).id());
      if (slope != null) {
        relevance.put(watch.layers().get(i).id(), said.get(i).times(slope.get(0)));
      }
    }
    return relevance;
  }

  private static float[] sums(Volume maps) {
    float[] sums = new float[maps.channels()];
    for (int channel = 0; channel < sums.length; channel++) {
      double sum = 0;
      for (int i = channel * maps.area(); i < (channel + 1) * maps.area(); i++) {
        sum += maps.at(i);
      }
      sums[channel] = (float) sum;
    }
    return sums;
  }

  /** Cells that see something of the picture, each as likely, none twice. */
  private List<@Nullable Object[]> cells(
      WatchedLayer layer, int place, Volume said, @Nullable Volume relevant, String digest) {
    int[] seeing = layer.seeing().clone();
    long own = Long.parseUnsignedLong(digest.substring(0, 16), 16);
    long seed = watch.plan().question().seed();
    SplittableRandom random = new SplittableRandom(mixed(seed, own, place));
    List<@Nullable Object[]> rows = new ArrayList<>();
    int count = Math.min(watch.plan().scope().cells(), seeing.length);
    for (int i = 0; i < count; i++) {
      int drawn = i + below(random, seeing.length - i);
      int cell = seeing[drawn];
      seeing[drawn] = seeing[i];
      Box box = layer.box(cell);
      rows.add(
          new @Nullable Object[] {
            digest,
            layer.id().name(),
            cell / layer.grid().columns(),
            cell % layer.grid().columns(),
            box.top(),
            box.left(),
            box.bottom(),
            box.right(),
            relevant == null ? null : sum(column(relevant, cell)),
            column(said, cell)
          });
    }
    return rows;
  }

  private static long mixed(long seed, long own, int place) {
    return new SplittableRandom(new SplittableRandom(seed + place).nextLong() ^ own).nextLong();
  }

  private static int below(SplittableRandom random, int bound) {
    return (int) (((random.nextLong() >>> 33) * bound) >>> 31);
  }

  private static float[] column(Volume maps, int cell) {
    float[] column = new float[maps.channels()];
    for (int channel = 0; channel < column.length; channel++) {
      column[channel] = maps.at(channel * maps.area() + cell);
    }
    return column;
  }

  private static float sum(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return (float) sum;
  }

  private Optional<Claim> claim(Volume view, int explained, Progress progress) {
    return watch
        .method()
        .map(
            choice -> {
              Scene scene =
                  new Scene(
                      network,
                      Optional.of(view),
                      Optional.empty(),
                      watch.plan().question().seed(),
                      progress);
              return Claim.of(scene, explained, choice.method());
            });
  }

  /** Nothing where the network sees nothing of the region, or the mask is of another size. */
  private Optional<Answer> inside(Claim claim, Volume picture) {
    Optional<PictureRegion> where = watch.plan().scope().where();
    if (where.isEmpty()) {
      return Optional.empty();
    }
    Shape shape = network.model().graph().inputShape();
    try {
      boolean[] pixels =
          where
              .get()
              .pixels(
                  picture, network.model().preprocessing(), shape.height(), shape.width(), mask);
      Examination map = new Examination("", claim, List.of());
      return Optional.of(Inside.of(map, where.get(), pixels));
    } catch (UsageException outside) {
      return Optional.empty();
    }
  }

  private static OptionalDouble number(Optional<Answer> answer, String name) {
    double number = answer.map(a -> a.number(name)).orElse(Double.NaN);
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static @Nullable Object[] map(Claim claim, int explained, String digest) {
    Volume map = claim.heat().map();
    float most = 0;
    for (int i = 0; i < map.size(); i++) {
      float size = Math.abs(map.at(i));
      most = Float.isFinite(size) ? Math.max(most, size) : most;
    }
    float[] values = new float[map.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = most == 0 ? 0 : map.at(i) / most;
    }
    return new @Nullable Object[] {digest, explained, map.height(), map.width(), most, values};
  }
}
