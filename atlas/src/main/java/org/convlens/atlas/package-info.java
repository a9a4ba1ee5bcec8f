/**
 * What a network does over a whole set of pictures: looked at once, in shards, and kept in a folder
 * of files that answer questions afterwards.
 */
@NullMarked
package org.convlens.atlas;

import org.jspecify.annotations.NullMarked;
