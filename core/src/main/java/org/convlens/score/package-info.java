/**
 * What is explained: a sum of logits, probabilities, channels, neurons and layers that can be
 * printed, parsed, added, scaled; and what a network says, as predictions.
 *
 * <p>A {@link Score} knows the layers that it needs and its slope there. It uses networks, and of
 * pictures only how numbers are written for people. Begin with {@link Score} and {@link Term}.
 */
@NullMarked
package org.convlens.score;

import org.jspecify.annotations.NullMarked;
