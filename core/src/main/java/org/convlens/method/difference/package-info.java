/**
 * Two checkpoints of one architecture side by side: which layers and filters changed, and where
 * both looked. Begin with {@link CheckpointDifference}.
 */
@NullMarked
package org.convlens.method.difference;

import org.jspecify.annotations.NullMarked;
