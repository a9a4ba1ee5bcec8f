/**
 * What a unit can see of the picture by arithmetic, and what moves it by gradient. Begin with
 * {@link UnitReceptiveField}; the arithmetic is in {@link org.convlens.net.ReceptiveField}.
 */
@NullMarked
package org.convlens.method.receptive;

import org.jspecify.annotations.NullMarked;
