/** Pictures that units want to see. */
@NullMarked
package org.convlens.method.portrait;

import org.jspecify.annotations.NullMarked;
