package org.convlens.format.set;

import org.convlens.net.Preprocessing;

/**
 * How a network takes its pictures.
 *
 * @param preprocessing how they get their size and channels; numbers stay 0..255 here
 * @param height in pixels
 * @param width in pixels
 * @param seed of the order in which pictures of folders are mixed, so that those at the end can be
 *     held back
 */
public record Wish(Preprocessing preprocessing, int height, int width, long seed) {}
