/**
 * What every reader of a file shares: how a file is recognised and how it is refused in one line.
 * Begin with {@link ModelReader}.
 */
@NullMarked
package org.convlens.format.file;

import org.jspecify.annotations.NullMarked;
