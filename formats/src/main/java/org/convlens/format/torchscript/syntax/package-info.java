/**
 * The part of Python's syntax that TorchScript's programs are written in: tokens, expressions,
 * statements.
 *
 * <p>It turns text into trees and looks no further: it knows nothing of networks, and nothing is
 * ever run. How deep a program nests and how long it is are bounded. Begin with {@code Parser}.
 */
@NullMarked
package org.convlens.format.torchscript.syntax;

import org.jspecify.annotations.NullMarked;
