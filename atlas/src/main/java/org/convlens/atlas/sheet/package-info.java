/**
 * Pictures that are drawn out of an atlas. Each is a value that its file carries, and by which it
 * is drawn again.
 */
@NullMarked
package org.convlens.atlas.sheet;

import org.jspecify.annotations.NullMarked;
