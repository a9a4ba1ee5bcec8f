/**
 * TensorFlow Lite's files, {@code .tflite}: FlatBuffers that are read by their fields' numbers,
 * each offset checked, nodes by TensorFlow's names of operators in {@code Operators}.
 *
 * <p>Maps become channels × rows × columns. Weights in integers or halves are numbers; where a file
 * computes with integers between layers, these are rounded as it says. Begin with {@link
 * LiteReader}.
 */
@NullMarked
package org.convlens.format.tflite;

import org.jspecify.annotations.NullMarked;
