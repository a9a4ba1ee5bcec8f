/** Known architectures, recognised from the names and shapes of their weights. */
@NullMarked
package org.convlens.format.architecture;

import org.jspecify.annotations.NullMarked;
