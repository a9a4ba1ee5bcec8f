/** Python's pickles as PyTorch writes them, read as data. */
@NullMarked
package org.convlens.format.pickle;

import org.jspecify.annotations.NullMarked;
