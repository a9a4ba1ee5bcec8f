/**
 * What networks expect of a picture: presets, JSON files, guesses, each saying where it comes from.
 *
 * <p>It makes {@link org.convlens.net.Preprocessing}s and never applies one. A guess is the last
 * resort and says so. It uses JSON and what is known of a network's input. Begin with {@link
 * Presets}.
 */
@NullMarked
package org.convlens.format.preprocess;

import org.jspecify.annotations.NullMarked;
