/**
 * From pixels to files that say how they were made, and from such files to what they say: PNG, and
 * GIF for what moves.
 *
 * <p>It uses the drawing of pictures. Equal pixels and texts give equal bytes; what is read may
 * have been written by anybody, so that sizes are bounded. Begin with {@link Png}.
 */
@NullMarked
package org.convlens.picture.file;

import org.jspecify.annotations.NullMarked;
