/**
 * Labelled pictures to learn from: the files of MNIST and CIFAR-10, digits that are drawn; how they
 * are split, shuffled, changed and batched. What such a set is says {@link
 * org.convlens.data.LabelledPictures}. Begin with {@link MiniBatches}.
 */
@NullMarked
package org.convlens.train.data;

import org.jspecify.annotations.NullMarked;
