package org.convlens.picture;

import java.util.List;
import org.convlens.task.Note;

/**
 * A heatmap over the picture that it explains.
 *
 * @param photo what the network saw
 * @param heat stretched over its extent, bilinearly between cell centres
 * @param beside whether the picture is shown once more, plain and beside it
 */
public record Overlay(Raster photo, Heatmap heat, boolean beside) implements Picture {
  /** With the picture beside it. */
  public Overlay(Raster photo, Heatmap heat) {
    this(photo, heat, true);
  }

  @Override
  public String title() {
    return heat.title();
  }

  @Override
  public Overlay titled(String other) {
    return new Overlay(photo, heat.titled(other), beside);
  }

  @Override
  public List<Note> notes() {
    return heat.notes();
  }

  @Override
  public List<Heatmap> heats() {
    return List.of(heat);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.overlay(this);
  }
}
