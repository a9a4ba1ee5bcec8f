/** Networks that TensorFlow Lite's converter wrote. */
@NullMarked
package org.convlens.format.tflite;

import org.jspecify.annotations.NullMarked;
