/**
 * What every reader of a file shares: how a file is recognised, how it is refused in one line, how
 * its texts and JSON are bounded.
 *
 * <p>A reader of files is a {@link ModelReader}; what is damaged or not supported is a {@link
 * FormatException} that names the place and a way on, and nothing else is thrown. It knows what a
 * model is and none of the formats. Begin with {@link ModelReader}.
 */
@NullMarked
package org.convlens.format.file;

import org.jspecify.annotations.NullMarked;
