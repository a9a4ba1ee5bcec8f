/**
 * TorchScript: the program in the file is followed step by step with layers in the place of
 * tensors, which gives the graph. Nothing of it is run as code.
 *
 * <p>{@code syntax} reads the text, {@code Interpreter} follows it, {@code Operators} has a line
 * for each function of PyTorch, {@code Construction} grows the graph. The names are those of {@code
 * format.onnx}, the meaning is not: here operators are functions that are called. Begin with {@link
 * TorchScriptReader}.
 */
@NullMarked
package org.convlens.format.torchscript;

import org.jspecify.annotations.NullMarked;
