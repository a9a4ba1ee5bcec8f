/**
 * Python's pickles as PyTorch writes them, read as data: a stack machine that builds lists, maps
 * and tensors and calls nothing.
 *
 * <p>Any class or function that a file names is told and refused; how much a file may build is
 * bounded by its size. It uses {@code format.storage} for bytes and knows no architecture. Begin
 * with {@link TorchArchive}.
 */
@NullMarked
package org.convlens.format.pickle;

import org.jspecify.annotations.NullMarked;
