/**
 * Attributions: a number for each channel of each pixel, by gradients, by rules in their place, or
 * along a way from a baseline.
 *
 * <p>All are a {@link PixelAttribution}, which folds the channels for the map and keeps them in the
 * raw numbers. Begin with {@link Saliency}, then {@link IntegratedGradients} for one that adds up
 * to something.
 */
@NullMarked
package org.convlens.method.gradient;

import org.jspecify.annotations.NullMarked;
