/** Which vectors are near which: exactly, and by a graph that is walked through. */
@NullMarked
package org.convlens.atlas.nearest;

import org.jspecify.annotations.NullMarked;
