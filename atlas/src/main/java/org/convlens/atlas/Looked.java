package org.convlens.atlas;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What came of a picture: what is to stand in its rows.
 *
 * @param width of the original
 * @param height of the original
 * @param hash perceptual
 * @param classes whether the outputs are of classes
 * @param inside share of the map in the region
 * @param area of the region
 * @param vectors rows of {@link PartTables#VECTORS}
 * @param cells rows of {@link PartTables#CELLS}
 * @param map a row of {@link PartTables#MAPS}
 */
record Looked(
    int width,
    int height,
    long hash,
    Outputs outputs,
    boolean classes,
    OptionalDouble inside,
    OptionalDouble area,
    List<@Nullable Object[]> vectors,
    List<@Nullable Object[]> cells,
    Optional<@Nullable Object[]> map) {

  /** Its row of {@link PartTables#PICTURES}. */
  @Nullable Object[] row(Member member) {
    Integer predicted = classes ? outputs.explained() : null;
    Double confidence = classes ? outputs.probability() : null;
    return PictureRow.of(
        member,
        new PictureRow.Seen(width, height, hash, predicted, confidence, outputs.values()),
        inside.isPresent() ? inside.getAsDouble() : null,
        area.isPresent() ? area.getAsDouble() : null);
  }
}
