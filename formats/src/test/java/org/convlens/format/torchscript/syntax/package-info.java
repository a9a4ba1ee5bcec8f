@NullMarked
package org.convlens.format.torchscript.syntax;

import org.jspecify.annotations.NullMarked;
