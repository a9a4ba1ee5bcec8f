package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way an atlas comes about, its files are the same to the byte. */
class SameBytesTest {
  private static final AtlasPlan PLAN =
      AtlasFixture.plan(
          Map.of("layer", "convolutions", "explain", "grad-cam", "region", "box(0, 0, 12, 12)"));

  @TempDir private Path folder;
  private Path pictures;
  private Path whole;
  private Map<String, String> expected;

  @BeforeEach
  void makeAnew() throws IOException {
    pictures = folder.resolve("pictures");
    whole = folder.resolve("whole");
    AtlasFixture.draw(pictures, 0, 24);
    Files.writeString(pictures.resolve("torn.png"), "no picture");
    AtlasFixture.make(PLAN, pictures, whole);
    expected = AtlasFixture.files(whole);
  }

  /** Counts the looks. */
  private static final class Looks implements Progress {
    private final AtomicLong all = new AtomicLong();
    private final long most;

    Looks(long most) {
      this.most = most;
    }

    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {
      all.addAndGet(steps);
    }

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      return all.get() >= most;
    }
  }

  private long goOn(Path atlas) throws IOException {
    Looks looks = new Looks(Long.MAX_VALUE);
    AtlasFixture.make(PLAN, pictures, atlas, 1, looks);
    return looks.all.get();
  }

  @Test
  void lanesDoNotMatter() throws IOException {
    for (int lanes : List.of(1, 3)) {
      Path atlas = folder.resolve("lanes" + lanes);
      AtlasFixture.make(PLAN, pictures, atlas, lanes, Progress.SILENT);
      assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
    }
  }

  /** Each shard on its own, as tasks of a cluster do, some of them twice. */
  @Test
  void theOrderOfShardsDoesNotMatter() throws IOException {
    Path atlas = folder.resolve("shuffled");
    FolderStore store = new FolderStore(atlas);
    Listing listing = AtlasFixture.listing(pictures);
    Due due = Due.of(PLAN, listing.roster(), store);
    due.begin(store);
    List<Due.DueShard> shards = new ArrayList<>(due.shards());
    shards.addAll(due.shards().subList(0, 2));
    Collections.shuffle(shards, new Random(5));
    for (Due.DueShard one : shards) {
      AtlasFixture.look(AtlasPlan.of(PLAN.json()), pictures, store)
          .look(one.shard(), one.members(), Progress.SILENT);
    }
    Finish.of(PLAN, AtlasFixture.PHOTOS, store, listing.unread());
    store.sweep();
    assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
  }

  @Test
  void whatGrowsIsAsIfItHadBeenMadeAtOnce() throws IOException {
    Path some = folder.resolve("some");
    AtlasFixture.draw(some, 5, 17);
    Path atlas = folder.resolve("grown");
    AtlasFixture.make(PLAN, some, atlas);

    assertThat(AtlasFixture.due(PLAN, pictures, atlas).looks()).isEqualTo(13);
    assertThat(goOn(atlas)).isEqualTo(13);
    assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
    assertThat(goOn(atlas)).isZero();
    assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
  }

  @Test
  void whatWasStoppedGoesOnWithItsWholeShards() throws IOException {
    Path atlas = folder.resolve("stopped");
    Looks few = new Looks(15);
    assertThatThrownBy(() -> AtlasFixture.make(PLAN, pictures, atlas, 1, few))
        .isInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> Atlas.open(atlas)).hasMessageContaining("is not finished");

    long rest = goOn(atlas);
    assertThat(rest).isLessThan(25).isGreaterThanOrEqualTo(10);
    assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
  }

  /** Beside one that left, those of its shard are looked at again. */
  @Test
  void whatLeavesLeavesNothing() throws IOException {
    Path more = folder.resolve("more");
    AtlasFixture.draw(more, 0, 25);
    Files.writeString(more.resolve("torn.png"), "no picture");
    Path atlas = folder.resolve("shrunk");
    AtlasFixture.make(PLAN, more, atlas);

    Due due = AtlasFixture.due(PLAN, pictures, atlas);
    assertThat(due.left()).isEqualTo(1);
    assertThat(due.shards()).hasSize(1);
    assertThat(due.looks()).isEqualTo(due.again()).isBetween(1, 15);
    assertThat(goOn(atlas)).isEqualTo(due.looks());
    assertThat(AtlasFixture.files(atlas)).isEqualTo(expected);
  }

  @Test
  void otherNamesAndCopiesCostNothing() throws IOException {
    Path first = pictures.resolve(AtlasFixture.PHOTOS.labels().names().get(0)).resolve("p0.png");
    Files.move(first, pictures.resolve("renamed.png"));
    Files.copy(pictures.resolve("renamed.png"), pictures.resolve("twice.png"));
    assertThat(goOn(whole)).isZero();

    try (Atlas atlas = Atlas.open(whole)) {
      assertThat(atlas.manifest().summary().names()).isEqualTo(25);
      assertThat(atlas.manifest().summary().judged()).isEqualTo(23);
      Found found = atlas.select("SELECT names FROM pictures WHERE len(names) > 1");
      assertThat(found.rows().get(0).get(0)).isEqualTo(List.of("renamed.png", "twice.png"));
    }
    Files.move(pictures.resolve("renamed.png"), first);
    Files.delete(pictures.resolve("twice.png"));
    assertThat(goOn(whole)).isZero();
    assertThat(AtlasFixture.files(whole)).isEqualTo(expected);
  }

  @Test
  void anotherPlanOrNetworkIsRefused() {
    assertThatThrownBy(
            () -> AtlasFixture.due(AtlasFixture.plan(Map.of("top", "6")), pictures, whole))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("top is 5 there and 6 here");
    AtlasPlan other = AtlasFixture.plan("cd".repeat(32), knobs());
    assertThatThrownBy(() -> AtlasFixture.due(other, pictures, whole))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("model sha256 is abab");
  }

  private static Map<String, String> knobs() {
    return org.convlens.method.Knobs.values(PLAN.scope());
  }
}
