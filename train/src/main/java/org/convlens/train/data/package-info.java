/** Labelled pictures: files that hold them, and how they are split, shuffled and batched. */
@NullMarked
package org.convlens.train.data;

import org.jspecify.annotations.NullMarked;
