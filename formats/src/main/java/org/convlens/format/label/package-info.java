/** Files with the names of classes. */
@NullMarked
package org.convlens.format.label;

import org.jspecify.annotations.NullMarked;
