/** Decodes VP8's key frames (RFC 6386), which lossy WebP consists of, to the numbers of libwebp. */
@NullMarked
package org.convlens.format.image.vp8;

import org.jspecify.annotations.NullMarked;
