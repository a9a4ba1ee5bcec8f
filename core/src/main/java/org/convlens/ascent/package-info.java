/**
 * Gradient ascent on pictures: how a picture is made of numbers, looked at, and improved. In the
 * field's words: {@link Basis} and {@link Paint} are parametrisations, {@link Lens} and {@link
 * Gaze} are transformations for robustness, {@link Goal} is the objective, {@link Climb} the loop
 * with its optimiser.
 *
 * <p>It uses networks and scores and knows no method; portraits are made with it. Begin with {@link
 * Climb}.
 */
@NullMarked
package org.convlens.ascent;

import org.jspecify.annotations.NullMarked;
