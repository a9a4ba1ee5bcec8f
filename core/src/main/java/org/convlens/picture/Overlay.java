package org.convlens.picture;

import java.util.List;

/**
 * A heatmap over the picture that it explains.
 *
 * @param photo what the network saw
 * @param heat stretched over its extent, bilinearly between cell centres
 */
public record Overlay(Raster photo, Heatmap heat) implements Picture {
  @Override
  public String title() {
    return heat.title();
  }

  @Override
  public Overlay titled(String other) {
    return new Overlay(photo, heat.titled(other));
  }

  @Override
  public List<String> notes() {
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
