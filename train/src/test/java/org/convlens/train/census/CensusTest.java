package org.convlens.train.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.data.ClassedPictures;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Test;

class CensusTest {
  /** A picture, what it is called, and its class; broken where it is called so. */
  private record Item(String name, Volume picture, int label) {}

  private record Set(List<Item> items) implements ClassedPictures {
    @Override
    public List<String> classes() {
      return List.of("cat", "dog", "elk");
    }

    @Override
    public int label(int index) {
      return items.get(index).label();
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public String name() {
      return "test";
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public String name(int index) {
      return items.get(index).name();
    }

    @Override
    public Volume picture(int index) throws IOException {
      if (name(index).startsWith("broken")) {
        throw new IOException("'" + name(index) + "' is damaged");
      }
      return items.get(index).picture();
    }
  }

  /** Soft blobs, other ones for each seed. */
  private static Volume scene(int seed, int height, int width) {
    Random random = new Random(seed);
    double[] blobs = random.doubles(24, 0, 1).toArray();
    return Volume.generate(
        3,
        height,
        width,
        (c, y, x) -> {
          double sum = 0;
          for (int b = 0; b < blobs.length; b += 3) {
            double dy = (double) y / height - blobs[b];
            double dx = (double) x / width - blobs[b + 1];
            sum += (blobs[b + 2] - 0.5) * Math.exp(-20 * (dy * dy + dx * dx));
          }
          return (float) Math.round(Math.min(255, Math.max(0, 128 + 160 * sum + 5 * c)));
        });
  }

  private final List<Item> training = new ArrayList<>();
  private final List<Item> test = new ArrayList<>();

  private Census take() {
    Map<String, ClassedPictures> sets = new LinkedHashMap<>();
    sets.put("training", new Set(training));
    sets.put("test", new Set(test));
    return Census.take(sets, 2, Progress.SILENT);
  }

  private static List<String> names(List<Member> group) {
    return group.stream().map(Member::text).toList();
  }

  private void fill() {
    for (int i = 0; i < 60; i++) {
      training.add(new Item("t" + i, scene(i, 40, 60), i % 2));
    }
    for (int i = 0; i < 30; i++) {
      test.add(new Item("v" + i, scene(1000 + i, 30, 30), i % 2));
    }
  }

  @Test
  void picturesAreCounted() {
    fill();
    test.add(new Item("grey", scene(7, 9, 9).channel(0), 2));
    Census census = take();
    PartCount part = census.parts().get(0);
    assertThat(part.perClass()).containsExactly(30, 30, 0);
    assertThat(part.sizes()).containsExactly(new PartCount.SizeCount(40, 60, 60));
    assertThat(census.parts().get(1).sizes().get(0).text()).isEqualTo("30 × 30");
    assertThat(census.parts().get(1).grey()).isEqualTo(1);
    assertThat(census.notes())
        .containsExactly(
            "no training picture shows 'elk'",
            "the largest class of the test pictures has 15.0 times as many as the smallest:"
                + " consider class weights");
  }

  @Test
  void brokenOnesAreNamed() {
    fill();
    training.add(new Item("broken.jpg", scene(1, 8, 8), 2));
    Census census = take();
    assertThat(census.broken()).isEqualTo(1);
    assertThat(census.parts().get(0).broken())
        .containsExactly(Map.entry("broken.jpg", "'broken.jpg' is damaged"));
    assertThat(census.notes()).contains("1 picture cannot be read: training leaves it out");
  }

  @Test
  void picturesThatStandThereTwiceAreFound() {
    fill();
    training.add(new Item("again", scene(5, 40, 60), 0));
    test.add(new Item("leak", scene(9, 40, 60), 1));
    Census census = take();
    assertThat(census.same())
        .extracting(CensusTest::names)
        .containsExactly(
            List.of("training/t5", "training/again"), List.of("training/t9", "test/leak"));
    assertThat(Census.across(census.same())).hasSize(1);
    assertThat(Census.contradicting(census.same())).hasSize(1);
    assertThat(census.alike()).isEmpty();
    assertThat(census.notes())
        .contains(
            "1 picture stands in several parts: what a network learns by heart then counts as right",
            "2 pictures stand there more than once",
            "1 picture stands in several classes");
  }

  @Test
  void picturesThatLookTheSameAreFound() {
    fill();
    Volume noisy = scene(5, 40, 60).map(v -> Math.min(255, v + (v % 3 == 0 ? 2 : 0)));
    test.add(new Item("noisy", noisy, 1));
    test.add(new Item("brighter", scene(6, 40, 60).map(v -> Math.min(255, v + 9)), 0));
    test.add(new Item("smaller", Warp.pillow(scene(7, 40, 60), 31, 45, Warp.Filter.BICUBIC), 1));
    Census census = take();
    assertThat(census.alike())
        .extracting(CensusTest::names)
        .containsExactlyInAnyOrder(
            List.of("training/t5", "test/noisy"),
            List.of("training/t6", "test/brighter"),
            List.of("training/t7", "test/smaller"));
    assertThat(census.same()).isEmpty();
  }

  @Test
  void flatPicturesDoNotLookTheSame() {
    fill();
    training.add(new Item("white", Volume.generate(1, 8, 8, (c, y, x) -> 255), 2));
    training.add(new Item("black", Volume.generate(1, 8, 8, (c, y, x) -> 0), 2));
    assertThat(take().alike()).isEmpty();
  }
}
