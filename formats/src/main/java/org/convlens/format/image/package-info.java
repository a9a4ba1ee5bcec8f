/** Pictures from files: JPEG, PNG, GIF, BMP, WebP and TIFF to numbers 0..255. */
@NullMarked
package org.convlens.format.image;

import org.jspecify.annotations.NullMarked;
