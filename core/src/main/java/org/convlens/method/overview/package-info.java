/** Several ways of looking at one picture, on one strip. */
@NullMarked
package org.convlens.method.overview;

import org.jspecify.annotations.NullMarked;
