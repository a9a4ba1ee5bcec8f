/**
 * How far a heatmap can be trusted: numbers about it, each with the level that chance reaches.
 *
 * <p>A {@link Check} asks a {@link Claim} (a map and what it says) and gives an {@link Answer};
 * {@link Checks} says which are asked, {@link Examination} asks them of several methods, {@link
 * Conclusion} is what their answers come to, {@link Plan} says beforehand what that will cost. It
 * uses methods and knows no catalogue. Begin with {@link Deletion}.
 */
@NullMarked
package org.convlens.trust;

import org.jspecify.annotations.NullMarked;
