/**
 * The parts of pictures that excite channels most, found over a set of pictures. Begin with {@link
 * TopPatches}.
 */
@NullMarked
package org.convlens.method.patch;

import org.jspecify.annotations.NullMarked;
