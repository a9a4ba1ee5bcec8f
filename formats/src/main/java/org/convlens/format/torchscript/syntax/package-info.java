/**
 * The part of Python's syntax that TorchScript's programs are written in: tokens, expressions,
 * statements. It knows nothing of networks. Begin with {@code Parser}.
 */
@NullMarked
package org.convlens.format.torchscript.syntax;

import org.jspecify.annotations.NullMarked;
