/**
 * What can be said of a data set before anything learns from it: counts, sizes, broken pictures,
 * pictures that stand there twice. It knows sets of pictures and nothing of training. Begin with
 * {@link org.convlens.train.census.Census}.
 */
@NullMarked
package org.convlens.train.census;

import org.jspecify.annotations.NullMarked;
