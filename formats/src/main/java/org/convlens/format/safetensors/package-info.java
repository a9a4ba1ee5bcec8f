/**
 * Weights in the safetensors format: a JSON header and bytes. Begin with {@link SafetensorsFile}.
 */
@NullMarked
package org.convlens.format.safetensors;

import org.jspecify.annotations.NullMarked;
