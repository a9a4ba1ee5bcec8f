/** What networks expect of a picture: presets, JSON files, guesses. */
@NullMarked
package org.convlens.format.preprocess;

import org.jspecify.annotations.NullMarked;
