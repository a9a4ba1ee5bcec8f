package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;

/**
 * The same pictures in A and in B on one scale, and what B has more.
 *
 * @param names beneath the pictures, in A and in B
 * @param reasons beneath the differences
 */
record PairedRows(List<String> names, List<String> reasons, List<Volume> a, List<Volume> b) {
  /**
   * @param signed whether zero lies in the middle of the scale
   */
  List<Section> sections(String title, boolean signed, Palette palette) {
    List<Volume> differences = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      differences.add(b.get(i).combine(a.get(i), (x, y) -> x - y));
    }
    List<Volume> both = new ArrayList<>(a);
    both.addAll(b);
    Scale shared = scale(both, signed);
    return List.of(
        section(title + ", in A", names, a, shared, palette),
        section(title + ", in B, on the same scale", names, b, shared, palette),
        section(
            title + ", B − A", reasons, differences, scale(differences, true), Palette.DIVERGING));
  }

  /** Pictures that A and B have in common; zero lies in the middle of their scale. */
  static Section same(String title, List<String> names, List<Volume> pictures, Palette palette) {
    return section(title, names, pictures, scale(pictures, true), palette);
  }

  private static Scale scale(List<Volume> of, boolean signed) {
    Scale scale = Scale.of(of.get(0));
    for (Volume volume : of) {
      scale = scale.union(Scale.of(volume));
    }
    double reach = Math.max(Math.abs(scale.min()), Math.abs(scale.max()));
    return !signed ? scale : reach > 0 ? new Scale(-reach, reach) : new Scale(-1, 1);
  }

  private static Section section(
      String title, List<String> labels, List<Volume> volumes, Scale scale, Palette palette) {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < volumes.size(); i++) {
      tiles.add(Tile.of(labels.get(i), volumes.get(i)));
    }
    return new Section(
        title, tiles, Math.max(1, tiles.size()), Optional.of(scale), Optional.of(palette));
  }
}
