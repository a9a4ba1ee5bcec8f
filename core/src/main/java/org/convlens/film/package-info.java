/**
 * The film of a training: what a network looked like at certain moments of its learning, as
 * numbers. A {@link org.convlens.film.Cast} says what is filmed, a {@link org.convlens.film.Camera}
 * takes {@link org.convlens.film.Frame}s of a network's weights, {@link
 * org.convlens.film.FrameCode} makes bytes of them, and {@link org.convlens.film.Story} tells what
 * became of filters and pictures. Who trains and who draws meet here.
 */
@NullMarked
package org.convlens.film;

import org.jspecify.annotations.NullMarked;
