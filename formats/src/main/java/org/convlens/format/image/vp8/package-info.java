/**
 * VP8's key frames (RFC 6386), which lossy WebP consists of, decoded to the numbers of libwebp.
 *
 * <p>A frame is read in the order of its bytes: the header, then for each block its prediction and
 * its residue, then the filter over the edges, then the colours. It uses the JDK alone and takes
 * nothing from a file on trust: sizes and offsets are bounded before memory is taken. Begin with
 * {@code Frame}.
 */
@NullMarked
package org.convlens.format.image.vp8;

import org.jspecify.annotations.NullMarked;
