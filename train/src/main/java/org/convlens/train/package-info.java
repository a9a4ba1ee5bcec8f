/** Recipes, and the trainer that follows them. */
@NullMarked
package org.convlens.train;

import org.jspecify.annotations.NullMarked;
