/**
 * Weights that PyTorch saved, matched to the architecture that they belong to. The file is {@code
 * format.pickle}'s business, the architecture {@code format.architecture}'s. Begin with {@link
 * PytorchReader}.
 */
@NullMarked
package org.convlens.format.pytorch;

import org.jspecify.annotations.NullMarked;
