/**
 * Networks to be trained: layers in the tutorials' words, as text or in Java, and the weights that
 * they begin with. Begin with {@link Sequential} and {@link NetworkText}.
 */
@NullMarked
package org.convlens.train.network;

import org.jspecify.annotations.NullMarked;
