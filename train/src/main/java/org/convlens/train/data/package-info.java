/**
 * Labelled pictures on their way into a network: shuffled, changed, mixed and batched; and digits
 * that are drawn. What such a set is says {@link org.convlens.data.LabelledPictures}; it is found
 * in files elsewhere. Every random choice is a function of the seed, the pass and the picture.
 * Begin with {@link Feed}.
 */
@NullMarked
package org.convlens.train.data;

import org.jspecify.annotations.NullMarked;
