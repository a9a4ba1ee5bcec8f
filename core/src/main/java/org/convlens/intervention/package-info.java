/**
 * What would be if layers said something else, or if a part of the picture were hidden: channels
 * switched off, alone, or louder. An {@link org.convlens.intervention.Intervention} is a plain
 * value; what follows from it is computed by {@link org.convlens.net.Trace#resume}, which runs only
 * what comes after.
 *
 * <p>It uses networks, scores and sets of pictures, and from methods only how channels and
 * baselines are written. Begin with {@link org.convlens.intervention.Intervention}, then {@link
 * org.convlens.intervention.Consequence} for one picture and {@link
 * org.convlens.intervention.Turnover} for many.
 */
@NullMarked
package org.convlens.intervention;

import org.jspecify.annotations.NullMarked;
