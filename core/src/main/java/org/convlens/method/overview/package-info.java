/**
 * Several ways of looking at one picture, on one strip. It asks other families and draws nothing
 * new. Begin with {@link Overview}.
 */
@NullMarked
package org.convlens.method.overview;

import org.jspecify.annotations.NullMarked;
