/** Networks that Keras 1, 2 and 3 saved. */
@NullMarked
package org.convlens.format.keras;

import org.jspecify.annotations.NullMarked;
