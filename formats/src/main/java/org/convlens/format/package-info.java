/**
 * Opening files: whatever holds a network becomes a {@link org.convlens.net.Model}. A format is a
 * package below and a line in {@link Models}.
 *
 * <p>Formats know networks and numbers, never a method, a score or a page. Files are data: nothing
 * in them is run, sizes are bounded before memory is taken, and what is not supported is refused by
 * name. Begin with {@link Models}, then with {@code format.safetensors} for a small format or
 * {@code format.onnx} for a whole one.
 */
@NullMarked
package org.convlens.format;

import org.jspecify.annotations.NullMarked;
