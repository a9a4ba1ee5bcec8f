/**
 * From pictures to pixels: how each kind is coloured, tiled and lettered.
 *
 * <p>It uses pictures and the canvas. {@link Drawing} asks a picture what it is; each kind has a
 * {@code ...Drawing} that puts blocks onto a {@code Page}. Equal pictures in equal {@link Style}
 * give equal pixels on every machine. Begin with {@link Drawing} and {@code HeatmapDrawing}.
 */
@NullMarked
package org.convlens.picture.drawing;

import org.jspecify.annotations.NullMarked;
