package org.convlens.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.atlas.Cluster;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark inside this process. */
class SparkClusterTest {
  private static final int PICTURES = 40;

  @TempDir private Path folder;

  @Test
  void theBytesAreThisMachinesWhateverTheTasks() throws IOException {
    Trial trial = Trial.of(folder, PICTURES, 16);
    trial.here(folder.resolve("here"));
    Map<String, String> expected = Trial.files(folder.resolve("here"));
    assertThat(expected).hasSizeGreaterThan(16);
    for (int tasks : new int[] {1, 2, 7, 64}) {
      Path atlas = folder.resolve("tasks" + tasks);
      assertThat(trial.spark("local[2]", atlas, tasks)).isEqualTo(PICTURES + 1);
      assertThat(Trial.files(atlas)).isEqualTo(expected);
    }
  }

  @Test
  void onlyWhatIsNotWholeIsLookedAtAgain() throws IOException {
    Trial trial = Trial.of(folder, PICTURES, 8);
    Path atlas = folder.resolve("atlas");
    trial.spark("local[1]", atlas, 0);
    Map<String, String> whole = Trial.files(atlas);
    Files.delete(atlas.resolve("shards/0003.json"));
    Files.delete(atlas.resolve("manifest.json"));
    int again = trial.spark("local[1]", atlas, 0);
    assertThat(again).isBetween(1, PICTURES / 2);
    assertThat(Trial.files(atlas)).isEqualTo(whole);
  }

  @Test
  void picturesAndAtlasMayLieAtAddresses() throws IOException {
    Trial trial = Trial.of(folder, 6, 3);
    trial.here(folder.resolve("here"));
    System.setProperty("spark.hadoop.fs.elsewhere.impl", ElsewhereFiles.class.getName());
    try {
      Path atlas = folder.resolve("there");
      trial.spark(
          new Cluster.Order(
              "local[1]", "elsewhere://" + trial.pictures(), "elsewhere://" + atlas, 0));
      assertThat(Trial.files(atlas)).isEqualTo(Trial.files(folder.resolve("here")));
    } finally {
      System.clearProperty("spark.hadoop.fs.elsewhere.impl");
    }
  }

  @Test
  void aMasterThatIsNoneIsNamed() {
    Cluster.Order order = new Cluster.Order("nonsense", folder.toString(), folder.toString(), 0);
    assertThatThrownBy(() -> Cluster.found().begin(order))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("local[2]");
  }
}
