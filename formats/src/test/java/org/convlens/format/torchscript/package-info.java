@NullMarked
package org.convlens.format.torchscript;

import org.jspecify.annotations.NullMarked;
