/**
 * Known architectures, recognised by the names and shapes of their weights and built from them.
 *
 * <p>A family is one class and one line in {@code Architectures}. A network is built by asking for
 * each of its weights; what nobody asked for is left over, and the file is refused. What weights
 * cannot tell comes from settings beside the file or is said to be assumed. It knows no file
 * format. Begin with {@code PlainNets}, then {@code Assembly}.
 */
@NullMarked
package org.convlens.format.architecture;

import org.jspecify.annotations.NullMarked;
