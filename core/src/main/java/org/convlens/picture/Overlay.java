package org.convlens.picture;

/**
 * A heatmap over the picture that it explains.
 *
 * @param photo what the network saw
 * @param heat stretched to the photo's size, bilinearly between cell centres
 * @param opacity of the heat where it is strongest, 0..1
 */
public record Overlay(Raster photo, Heatmap heat, double opacity) implements Picture {
  @Override
  public String title() {
    return heat.title();
  }
}
