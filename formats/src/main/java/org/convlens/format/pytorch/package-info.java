/**
 * Weights that PyTorch saved, matched to the architecture that they belong to.
 *
 * <p>The file is {@code format.pickle}'s or {@code format.safetensors}' business, the architecture
 * {@code format.architecture}'s; here both meet, with the settings and labels that lie beside the
 * file. Begin with {@link PytorchReader}.
 */
@NullMarked
package org.convlens.format.pytorch;

import org.jspecify.annotations.NullMarked;
