/** The parts of pictures that excite channels most. */
@NullMarked
package org.convlens.method.patch;

import org.jspecify.annotations.NullMarked;
