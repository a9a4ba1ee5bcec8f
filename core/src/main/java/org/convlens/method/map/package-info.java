/**
 * Feature maps: what layers make of a picture, on scales of their own or on a shared one, ranked in
 * several ways. Begin with {@link FeatureMaps}.
 */
@NullMarked
package org.convlens.method.map;

import org.jspecify.annotations.NullMarked;
