/**
 * TorchScript: the program in the file is followed step by step with layers in the place of
 * tensors, which gives the graph. Nothing of it is run as code.
 */
@NullMarked
package org.convlens.format.torchscript;

import org.jspecify.annotations.NullMarked;
