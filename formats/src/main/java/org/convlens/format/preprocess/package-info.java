/**
 * What networks expect of a picture: presets, JSON files, guesses, each saying where it comes from.
 * Begin with {@link Presets}.
 */
@NullMarked
package org.convlens.format.preprocess;

import org.jspecify.annotations.NullMarked;
