/**
 * Pictures from files: JPEG, PNG, GIF, BMP, WebP and TIFF to numbers 0..255; and folders of them as
 * sets of pictures, with a class for each folder or without.
 *
 * <p>It knows arrays and {@link org.convlens.data.Pictures} and no network. Begin with {@link
 * Photo}; a container is a {@code ...Picture} and a line in {@code Container}.
 */
@NullMarked
package org.convlens.format.image;

import org.jspecify.annotations.NullMarked;
