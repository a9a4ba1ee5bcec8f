package org.convlens.picture;

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
}
