/** The part of Python's syntax that TorchScript's programs are written in. */
@NullMarked
package org.convlens.format.torchscript.syntax;

import org.jspecify.annotations.NullMarked;
