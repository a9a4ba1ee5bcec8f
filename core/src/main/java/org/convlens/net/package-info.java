/**
 * Networks as data, and the seam to the engine that runs them.
 *
 * <p>A {@link Graph} is a list of {@link Node}s, each an operator with its weights; a {@link Model}
 * adds what is known around it: preprocessing, labels, history. {@link Network} and {@link Trace}
 * are what an engine gives: look at pictures, ask what a layer said, pull gradients back, resume
 * with other numbers. It uses arrays and tasks only: no picture, no score, no method. Begin with
 * {@link Graph}, then {@link Trace}.
 */
@NullMarked
package org.convlens.net;

import org.jspecify.annotations.NullMarked;
