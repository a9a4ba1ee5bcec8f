/**
 * Pictures that units want to see: activation maximisation and its relatives, dreams, inversions.
 * The climbing itself is in {@code org.convlens.ascent}; here is what is climbed for and how it is
 * shown. Begin with {@link ActivationMaximisation}.
 */
@NullMarked
package org.convlens.method.portrait;

import org.jspecify.annotations.NullMarked;
