/**
 * Which units feed a unit and which it feeds, by weight. Begin with {@link
 * org.convlens.method.wiring.Wiring}.
 */
@NullMarked
package org.convlens.method.wiring;

import org.jspecify.annotations.NullMarked;
