/** How far a heatmap can be trusted: numbers about it, each with the level that chance reaches. */
@NullMarked
package org.convlens.trust;

import org.jspecify.annotations.NullMarked;
