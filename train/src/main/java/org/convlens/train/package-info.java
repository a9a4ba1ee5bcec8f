/**
 * Recipes, and the trainer that follows them. An engine learns ({@link org.convlens.net.Learner});
 * here it is decided what from, how long and how fast, and what is kept.
 *
 * <p>It knows networks and sets of pictures and no method and no file of pictures. The built-in
 * networks are here as well. Begin with {@link Recipe}, then {@link Trainer}.
 */
@NullMarked
package org.convlens.train;

import org.jspecify.annotations.NullMarked;
