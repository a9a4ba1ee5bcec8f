/**
 * Numbers: volumes and tensors, their shapes, and the arithmetic on them that needs no network:
 * resizing, blurring, least squares, eigenvectors, half precision, NumPy files.
 *
 * <p>It uses the JDK only, and everything else uses it. Values are immutable; a {@link Volume} is
 * channels × height × width of float32, a {@link Tensor} any shape and type and may lie in a mapped
 * file. Begin with {@link Volume}.
 */
@NullMarked
package org.convlens.array;

import org.jspecify.annotations.NullMarked;
