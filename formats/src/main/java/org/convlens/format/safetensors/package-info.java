/**
 * Weights in the safetensors format: a JSON header that says where each tensor's bytes lie.
 *
 * <p>The bytes stay in the mapped file. Names, types and ranges are checked against the file's size
 * before anything is read. It uses {@code format.storage} for bytes and {@code format.file} for
 * refusals. Begin with {@link SafetensorsFile}.
 */
@NullMarked
package org.convlens.format.safetensors;

import org.jspecify.annotations.NullMarked;
