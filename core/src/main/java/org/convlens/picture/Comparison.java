package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.task.Note;

/**
 * Heatmaps of one picture side by side, each with what is known of it. Each is on its own scale,
 * which is drawn beside it: their numbers mean different things.
 *
 * @param photo what the network saw
 * @param matrix how alike the maps are; absent where there is nothing to compare
 * @param remarks about all of them, one sentence each
 * @param region 1 × H × W, more than zero where a part of the photo is outlined; absent for none
 */
public record Comparison(
    String title,
    Raster photo,
    List<Panel> panels,
    Optional<Matrix> matrix,
    List<Note> remarks,
    Optional<Volume> region)
    implements Picture {
  /** With nothing outlined. */
  public Comparison(
      String title, Raster photo, List<Panel> panels, Optional<Matrix> matrix, List<Note> remarks) {
    this(title, photo, panels, matrix, remarks, Optional.empty());
  }

  /** With a part of the photo outlined. */
  public Comparison outlining(Volume part) {
    return new Comparison(title, photo, panels, matrix, remarks, Optional.of(part));
  }

  public Comparison {
    panels = List.copyOf(panels);
    remarks = List.copyOf(remarks);
  }

  @Override
  public Comparison titled(String other) {
    return new Comparison(other, photo, panels, matrix, remarks, region);
  }

  /** What is known of each map, by its name, then what is known of all. */
  @Override
  public List<Note> notes() {
    Stream<Note> own =
        panels.stream().flatMap(p -> p.heat().notes().stream().map(n -> n.of(p.name())));
    return Stream.concat(own, remarks.stream()).toList();
  }

  @Override
  public List<Heatmap> heats() {
    return panels.stream().map(Panel::heat).toList();
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.comparison(this);
  }

  /**
   * One heatmap.
   *
   * @param name what made it
   * @param heat drawn over the photo; its notes are shown beneath it
   * @param lines what is known of it, one sentence each; wrapped, never cut
   */
  public record Panel(String name, Heatmap heat, List<String> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A number −1..1 for each pair of maps.
   *
   * @param names of the rows, and in the same order of the columns
   * @param values 1 × names × names; NaN where there is none
   */
  public record Matrix(String title, List<String> names, Volume values) {
    public Matrix {
      names = List.copyOf(names);
      if (values.height() != names.size() || values.width() != names.size()) {
        throw new IllegalArgumentException(names.size() + " names for " + values);
      }
    }
  }
}
