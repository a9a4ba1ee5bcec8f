package org.convlens.atlas.nearest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convlens.atlas.suspect.Trunk;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What {@code photos} says of CIFAR-10's test pictures, 128 numbers each: {@code mvn verify
 * -Pperformance -Dconvlens.cifar10=FOLDER}. See docs/atlas-understanding.md.
 */
@Tag("performance")
class PhotoVectorsTest {
  private static final int QUERIES = 500;

  @Test
  void nineteenOfTwentyOfTheNearestPicturesAreFound() throws Exception {
    List<float[]> all = new ArrayList<>();
    try (Trunk trunk = new Trunk()) {
      for (String name : trunk.classes()) {
        all.addAll(trunk.look(Trunk.pictures("test", name, 1000)).largest());
      }
    }
    float[][] vectors = all.stream().map(Likeness.DIRECTION::prepared).toArray(float[][]::new);
    double recall = recall(vectors);
    System.out.printf("%,d pictures: recall@10 %.4f%n", vectors.length, recall);
    assertThat(recall).isGreaterThanOrEqualTo(.95);
  }

  /** Every so many-th is asked for, and finds itself first. */
  private static double recall(float[][] vectors) {
    NeighbourIndex index = NeighbourIndex.of(vectors, Likeness.DIRECTION, 1, Progress.SILENT);
    float[][] queries = new float[QUERIES][];
    Arrays.setAll(queries, q -> vectors[q * (vectors.length / QUERIES)]);
    return NeighbourIndexTest.recall(index, vectors, queries);
  }
}
