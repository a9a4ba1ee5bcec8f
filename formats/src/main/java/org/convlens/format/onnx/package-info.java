/**
 * Networks in the Open Neural Network Exchange format, read and written.
 *
 * <p>Reading: {@code Operators} has a line for each operator of ONNX, {@code Folding} computes what
 * is constant, {@code Translation} keeps what was translated so far. Writing: {@code LayerEncoders}
 * has a line for each operator of ours. The names are those of {@code format.torchscript}, the
 * meaning is not: here operators are nodes of a graph. Begin with {@link OnnxReader} and {@link
 * OnnxWriter}.
 */
@NullMarked
package org.convlens.format.onnx;

import org.jspecify.annotations.NullMarked;
