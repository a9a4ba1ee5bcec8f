/**
 * What may be wrong: pictures of a class that a network looks at in another way than at the others,
 * and pictures that may bear a wrong label. What is found is a hypothesis, with counts and
 * intervals.
 */
@NullMarked
package org.convlens.atlas.suspect;

import org.jspecify.annotations.NullMarked;
