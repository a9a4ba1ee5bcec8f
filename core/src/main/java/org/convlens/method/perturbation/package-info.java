/**
 * Explanations by hiding parts of the picture: patches, random masks, superpixels. None looks at
 * gradients, so that they explain what only answers.
 *
 * <p>Begin with {@link Occlusion}; {@link Lime} and {@link KernelShap} share {@code Superpixels}
 * and {@link Fill}.
 */
@NullMarked
package org.convlens.method.perturbation;

import org.jspecify.annotations.NullMarked;
