/**
 * Pixels, letters, curves and boxes: what pictures are painted with, the same on every machine.
 *
 * <p>It knows no picture and no network, only the letters of PDFBox (decision 3), and fills
 * outlines itself. Blocks are laid out in rows and columns, then painted. Begin with {@link Block}
 * and {@link Canvas}.
 */
@NullMarked
package org.convlens.canvas;

import org.jspecify.annotations.NullMarked;
