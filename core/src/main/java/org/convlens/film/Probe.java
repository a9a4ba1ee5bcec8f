package org.convlens.film;

import org.convlens.array.Volume;

/**
 * A picture whose maps are filmed.
 *
 * @param name what people call it
 * @param view as the network sees it before normalisation: C × H × W, 0..255
 * @param label its true class
 */
public record Probe(String name, Volume view, int label) {}
