/** Filters that do no work, found over many pictures. */
@NullMarked
package org.convlens.method.health;

import org.jspecify.annotations.NullMarked;
