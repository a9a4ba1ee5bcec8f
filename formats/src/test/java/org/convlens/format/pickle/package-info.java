@NullMarked
package org.convlens.format.pickle;

import org.jspecify.annotations.NullMarked;
