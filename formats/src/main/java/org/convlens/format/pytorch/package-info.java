/** Weights that PyTorch saved, matched to the architecture that they belong to. */
@NullMarked
package org.convlens.format.pytorch;

import org.jspecify.annotations.NullMarked;
