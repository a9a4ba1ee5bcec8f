/**
 * What a network says of a picture, and where in it: classes, boxes, masks. Begin with {@link
 * Predictions}.
 */
@NullMarked
package org.convlens.method.prediction;

import org.jspecify.annotations.NullMarked;
