/** Two checkpoints of one architecture side by side. */
@NullMarked
package org.convlens.method.difference;

import org.jspecify.annotations.NullMarked;
