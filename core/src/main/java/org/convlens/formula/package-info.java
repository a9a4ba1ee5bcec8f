/**
 * How one number of a layer came about, number by number: what entered it, by which weights it was
 * multiplied, what was added. What is computed here in float64 is what the engine computed.
 *
 * <p>It reads a network's graph and what layers said, and needs no engine. It uses arrays, networks
 * and tasks only. Begin with {@link Derivation}; {@link Formula} is one step of it.
 */
@NullMarked
package org.convlens.formula;

import org.jspecify.annotations.NullMarked;
