/**
 * What can be seen, as numbers with meaning: heatmaps, sheets of tiles, comparisons, plots,
 * diagrams; and how each is coloured, tiled, lettered and written to PNG and GIF.
 *
 * <p>It uses arrays and the canvas, and knows neither networks nor methods. A {@link Picture} tells
 * its title, its notes and its heatmaps; {@link Drawing} makes pixels of it. A kind of picture is a
 * record here, a {@code ...Drawing} beside it and a line in {@link Picture.Visitor}. Begin with
 * {@link Heatmap} and {@code HeatmapDrawing}.
 */
@NullMarked
package org.convlens.picture;

import org.jspecify.annotations.NullMarked;
