package org.convlens.catalog;

import java.util.List;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.filter.Filters;
import org.convlens.method.filter.Filters.Arrangement;
import org.convlens.method.filter.Filters.Normalisation;
import org.convlens.method.gradient.Saliency;
import org.convlens.method.map.Contrast;
import org.convlens.method.map.FeatureMaps;
import org.convlens.paper.Paper;
import org.convlens.picture.Palette;
import org.convlens.task.Suggestion;

/** All methods, one entry each: the only list of them. */
public final class Catalog {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "filters",
              "The kernels of convolution layers, as pictures.",
              "colour = (w − min) / (max − min), min and max over the layer or the filter",
              "Beyond the first layer kernels see feature maps, not colours: their pictures say"
                  + " little about what they answer to.",
              new Filters(
                  Place.FIRST_CONVOLUTION,
                  Arrangement.AUTO,
                  Normalisation.LAYER,
                  0,
                  0,
                  Palette.GREY),
              List.of(Paper.KRIZHEVSKY_2012)),
          new Entry(
              "feature-maps",
              "What layers make of a picture: every feature map, layer by layer.",
              "standardised: (x − mean) / std · 64 + 128 per map, clipped to 0..255; min-max: (x − min) / (max − min) per map; shared: the same over all maps of the layer",
              "With a scale of its own even a map of tiny numbers looks lively: compare maps on"
                  + " the shared scale.",
              new FeatureMaps(Place.MAPS, Contrast.STANDARDISED, 0, 0, Palette.VIRIDIS),
              List.of(Paper.ZEILER_FERGUS_2013, Paper.YOSINSKI_2015)),
          new Entry(
              "grad-cam",
              "Where a layer's feature maps speak for a class, weighed by their mean gradient.",
              "wₖ = mean over (i,j) of ∂y/∂Aₖ(i,j);  L = max(0, Σₖ wₖ Aₖ)",
              "The map is as coarse as the layer, and averaging gradients over the map can move"
                  + " it away from where the evidence lies.",
              new GradCam(Place.LAST_SPATIAL),
              List.of(Paper.SELVARAJU_2016)),
          new Entry(
              "saliency",
              "How strongly the score reacts to each pixel: the size of its gradient.",
              "S(i,j) = max over channels c of |∂y/∂x(c,i,j)|",
              "Gradients are noisy and show where the score is sensitive, not what it is made of.",
              new Saliency(Saliency.Fold.MAX),
              List.of(Paper.SIMONYAN_2013)));

  private Catalog() {}

  /** All entries, in the order of the manual. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /**
   * @throws org.convlens.task.UsageException with the nearest names, if there is none
   */
  public static Entry entry(String name) {
    return ENTRIES.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestion.unknown(
                    "method",
                    name,
                    ENTRIES.stream().map(Entry::name).toList(),
                    "convlens methods"));
  }
}
