/**
 * Networks that Keras 1, 2 and 3 saved, and TensorFlow.js layers models: a topology in JSON, layers
 * by name in {@code LayerTable}, weights in HDF5, a store or shards. Begin with {@link
 * KerasReader}.
 */
@NullMarked
package org.convlens.format.keras;

import org.jspecify.annotations.NullMarked;
