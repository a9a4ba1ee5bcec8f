/** Files with the names of classes, a line each or as JSON. Begin with {@link LabelFiles}. */
@NullMarked
package org.convlens.format.label;

import org.jspecify.annotations.NullMarked;
