/**
 * Ways of looking: records whose components are their {@link Knob}s, with an {@link About} for the
 * manual. What they share lives here, their families in the packages below.
 *
 * <p>A {@link Method} looks at a {@link Scene} and returns a {@link Finding}: an {@link
 * Explanation} says where a score comes from, an {@link Inspection} what is in there, a {@link
 * Portrait} what a unit wants to see; a {@link Study} needs more than one picture or network. What
 * is suspicious about the picture is said by {@link Explanation#explained(Scene)}, never by a
 * method. It uses networks, scores, pictures and sets of pictures, and knows neither the catalogue
 * nor the trust checks. Begin with {@link org.convlens.method.gradient.Saliency}, which
 * CONTRIBUTING shows in full.
 */
@NullMarked
package org.convlens.method;

import org.jspecify.annotations.NullMarked;
