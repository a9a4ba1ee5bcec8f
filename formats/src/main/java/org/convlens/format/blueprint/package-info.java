/**
 * Architectures as the libraries that define them build them: names and shapes of the tensors, and
 * the calls of PyTorch's operators, which {@code docs/formats/architectures.py} reads out of those
 * libraries.
 *
 * <p>Weights alone are opened so: {@code Blueprints} finds those whose tensors have a file's names,
 * {@code Fit} puts every tensor of the file in its place, {@code Choice} settles which of several
 * it is, and {@code format.torchscript} follows the calls. No weights and no code lie here. Begin
 * with {@link Blueprint}.
 */
@NullMarked
package org.convlens.format.blueprint;

import org.jspecify.annotations.NullMarked;
