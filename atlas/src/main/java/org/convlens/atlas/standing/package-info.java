/** Where one picture stands among the many of an atlas: what a page about it tells. */
@NullMarked
package org.convlens.atlas.standing;

import org.jspecify.annotations.NullMarked;
