package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.net.Learner;
import org.convlens.net.Preprocessing;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final Preprocessing BGR =
      new Preprocessing(
          new Preprocessing.Stretch(Warp.Filter.BILINEAR),
          Preprocessing.Channels.BGR,
          1 / 255.0,
          List.of(0.1, 0.2, 0.3),
          List.of(0.5, 1.0, 2.0),
          "test");

  private static final Augmentation ALL =
      Augmentation.NONE.turn(30).shift(0.2, 0.2).zoom(0.2).mirrored().cutout(2);

  /** Eleven pictures of 3 × 4 × 4, the numbers counting up; the class is the place. */
  private final LabelledPictures data = pictures(11);

  private static LabelledPictures pictures(int count) {
    byte[] bytes = new byte[count * 48];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7 % 251);
    }
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i);
    return new PixelPictures(
        "test",
        3,
        4,
        4,
        bytes,
        labels,
        IntStream.range(0, 11).mapToObj(Integer::toString).toList());
  }

  private static Feed feed(LabelledPictures data, Feed.Settings settings) {
    return new Feed(data, settings, BrokenPictures.skipped());
  }

  @Test
  void normalisesAsTheLookingSideDoes() throws IOException {
    Learner.Batch batch = feed(data, Feed.Settings.plain(BGR, 2)).batch(1);
    Volume expected = BGR.normalise(data.picture(3));
    assertThat(Arrays.copyOfRange(batch.pixels(), 48, 96)).isEqualTo(expected.toArray());
    assertThat(batch.labels()).containsExactly(2, 3);
  }

  @Test
  void theLastBatchOfAPassMayBeSmallerAndTheNextPassFollows() throws IOException {
    Feed feed = feed(data, Feed.Settings.plain(BGR, 4));
    assertThat(feed.batches()).isEqualTo(3);
    assertThat(feed.batch(2).labels()).containsExactly(8, 9, 10);
    assertThat(feed.batch(3).labels()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void everyPassSeesAllPicturesInAnOrderOfItsOwn() throws IOException {
    Feed feed = feed(data, Feed.Settings.shuffled(BGR, 4, Augmentation.NONE, 5));
    List<Integer> first = labels(feed, 0, 3);
    List<Integer> second = labels(feed, 3, 6);
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
  }

  private static List<Integer> labels(Feed feed, int from, int until) throws IOException {
    List<Integer> labels = new ArrayList<>();
    for (int step = from; step < until; step++) {
      Arrays.stream(feed.batch(step).labels()).forEach(labels::add);
    }
    return labels;
  }

  @Test
  void aBatchDependsOnTheSeedAndTheStepAlone() throws IOException {
    Feed.Settings settings = Feed.Settings.shuffled(BGR, 4, ALL, 5);
    Feed forwards = feed(data, settings);
    List<float[]> pixels = new ArrayList<>();
    for (int step = 0; step < 9; step++) {
      pixels.add(forwards.batch(step).pixels());
    }
    Feed other = feed(data, settings);
    for (int step = 8; step >= 0; step--) {
      assertThat(other.batch(step).pixels()).isEqualTo(pixels.get(step));
    }
    Feed seeded = feed(data, Feed.Settings.shuffled(BGR, 4, ALL, 6));
    assertThat(seeded.batch(0).pixels()).isNotEqualTo(pixels.get(0));
    assertThat(pixels.get(3)).isNotEqualTo(pixels.get(0));
  }

  @Test
  void mixedBatchesHaveSharesOfClassesAsTargets() throws IOException {
    Feed.Settings plain = Feed.Settings.shuffled(BGR, 4, Augmentation.NONE, 5);
    Learner.Batch batch = feed(data, plain.mixing(new Mixing(1, 0, 0.2))).batch(1);
    Learner.Batch unmixed = feed(data, plain).batch(1);
    assertThat(batch.labels()).isEqualTo(unmixed.labels());
    assertThat(batch.targets()).hasSize(4 * 11);
    assertThat(unmixed.targets()).isEmpty();
    double share = (batch.targets()[batch.labels()[0]] - 0.2 / 11) / 0.8;
    double first = share * unmixed.pixels()[0] + (1 - share) * unmixed.pixels()[3 * 48];
    assertThat((double) batch.pixels()[0]).isCloseTo(first, within(1e-5));
  }

  @Test
  void batchesPreparedAheadAreTheSame() throws IOException {
    Feed feed = feed(data, Feed.Settings.shuffled(BGR, 2, ALL, 5));
    for (int threads = 1; threads <= 3; threads++) {
      try (Ahead ahead = feed.ahead(4, 30, threads)) {
        for (int step = 4; step < 30; step++) {
          Learner.Batch batch = ahead.next();
          assertThat(batch.pixels()).isEqualTo(feed.batch(step).pixels());
          assertThat(batch.labels()).isEqualTo(feed.batch(step).labels());
        }
        Assertions.assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(ahead::next);
      }
    }
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTold() throws IOException {
    List<String> told = new ArrayList<>();
    BrokenPictures broken = new BrokenPictures(false, told::add);
    Feed feed = new Feed(new Torn(data, 5, 6), Feed.Settings.plain(BGR, 4), broken);
    for (int step = 0; step < 6; step++) {
      feed.batch(step);
    }
    assertThat(feed.batch(1).labels()).containsExactly(4, 7);
    assertThat(feed.batch(1).pixels()).hasSize(2 * 48);
    assertThat(told).containsExactly("picture 5 is torn", "picture 6 is torn");
    assertThat(broken.count()).isEqualTo(2);
  }

  @Test
  void orStopsIt() throws IOException {
    BrokenPictures strict = new BrokenPictures(true, line -> {});
    Feed feed = new Feed(new Torn(data, 5, 5), Feed.Settings.plain(BGR, 4), strict);
    try (Ahead ahead = feed.ahead(0, 3, 2)) {
      assertThat(ahead.next().labels()).hasSize(4);
      assertThatIOException().isThrownBy(ahead::next).withMessage("picture 5 is torn");
    }
    assertThatIOException()
        .isThrownBy(
            () ->
                new Feed(
                        new Torn(data, 0, 10),
                        Feed.Settings.plain(BGR, 4),
                        BrokenPictures.skipped())
                    .batch(0))
        .withMessageContaining("none of the 4 pictures");
  }

  /** Pictures some of which cannot be read. */
  private record Torn(LabelledPictures whole, int first, int last) implements LabelledPictures {
    @Override
    public void read(int index, float[] target, int offset) throws IOException {
      if (index >= first && index <= last) {
        throw new IOException("picture " + index + " is torn");
      }
      whole.read(index, target, offset);
    }

    @Override
    public String name() {
      return "torn";
    }

    @Override
    public String name(int index) {
      return Integer.toString(index);
    }

    @Override
    public int size() {
      return whole.size();
    }

    @Override
    public int channels() {
      return whole.channels();
    }

    @Override
    public int height() {
      return whole.height();
    }

    @Override
    public int width() {
      return whole.width();
    }

    @Override
    public List<String> classes() {
      return whole.classes();
    }

    @Override
    public int label(int index) {
      return whole.label(index);
    }

    @Override
    public String fingerprint() {
      return "torn";
    }
  }
}
