/**
 * What can be seen, as numbers with meaning: heatmaps, sheets of tiles, comparisons, plots,
 * diagrams, and the scales and palettes that give their numbers colours.
 *
 * <p>It uses arrays and the colours of the canvas, and knows neither networks nor methods. A {@link
 * Picture} tells its title, its notes and its heatmaps. Those who find something make one; {@code
 * picture.drawing} makes pixels of it, and {@code picture.file} the bytes of a file. A kind of
 * picture is a record here, a {@code ...Drawing} there and a line in {@link Picture.Visitor}. Begin
 * with {@link Heatmap}.
 */
@NullMarked
package org.convlens.picture;

import org.jspecify.annotations.NullMarked;
