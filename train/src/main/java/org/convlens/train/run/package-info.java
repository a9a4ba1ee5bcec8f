/**
 * One training, one folder: what it is at ({@link org.convlens.train.run.StateFile}), the weights
 * after each epoch, its history and its film, all of it written so that the process may be killed
 * at any instant and nothing is lost but the steps since the latest state.
 *
 * <p>Begin with {@link org.convlens.train.run.RunFiles}, which says what lies where, and {@link
 * org.convlens.train.run.RunFolder}, which a training leaves it with.
 */
@NullMarked
package org.convlens.train.run;

import org.jspecify.annotations.NullMarked;
