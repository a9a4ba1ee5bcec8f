/** Pixels, letters, curves and boxes: what pictures are painted with, the same on every machine. */
@NullMarked
package org.convlens.canvas;

import org.jspecify.annotations.NullMarked;
