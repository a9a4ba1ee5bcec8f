/**
 * Known architectures, recognised from the names and shapes of their weights and built from them. A
 * family is one class and one line in {@code Architectures}. Begin with {@code PlainNets}.
 */
@NullMarked
package org.convlens.format.architecture;

import org.jspecify.annotations.NullMarked;
