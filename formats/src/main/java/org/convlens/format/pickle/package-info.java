/**
 * Python's pickles as PyTorch writes them, read as data: a stack machine that builds lists, maps
 * and tensors and calls nothing. Begin with {@link TorchArchive}.
 */
@NullMarked
package org.convlens.format.pickle;

import org.jspecify.annotations.NullMarked;
