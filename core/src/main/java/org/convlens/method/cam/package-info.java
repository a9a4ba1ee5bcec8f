@NullMarked
package org.convlens.method.cam;

import org.jspecify.annotations.NullMarked;
