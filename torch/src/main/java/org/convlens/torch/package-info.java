/** The engine: networks run and trained by libtorch. Nothing outside knows its tensors. */
@NullMarked
package org.convlens.torch;

import org.jspecify.annotations.NullMarked;
