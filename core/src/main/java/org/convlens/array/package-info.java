@NullMarked
package org.convlens.array;

import org.jspecify.annotations.NullMarked;
