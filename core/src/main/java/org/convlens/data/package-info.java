/**
 * Sets of pictures: named, counted, each read when it is wanted; with a class for each where there
 * are any. Who looks at many pictures, who learns from them and who finds them in files meet here,
 * so that none of them knows the others. It uses arrays and fingerprints only. Begin with {@link
 * org.convlens.data.Pictures}.
 */
@NullMarked
package org.convlens.data;

import org.jspecify.annotations.NullMarked;
