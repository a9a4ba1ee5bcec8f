/** Networks in the Open Neural Network Exchange format, read and written. */
@NullMarked
package org.convlens.format.onnx;

import org.jspecify.annotations.NullMarked;
