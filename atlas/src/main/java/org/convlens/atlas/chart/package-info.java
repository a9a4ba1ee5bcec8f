/**
 * A map of many vectors: whitened, laid out in the plane so that near ones stay near, and cut into
 * cells at several scales.
 */
@NullMarked
package org.convlens.atlas.chart;

import org.jspecify.annotations.NullMarked;
