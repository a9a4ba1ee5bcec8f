/** Weights in the safetensors format. */
@NullMarked
package org.convlens.format.safetensors;

import org.jspecify.annotations.NullMarked;
