@NullMarked
package org.convlens.method.receptive;

import org.jspecify.annotations.NullMarked;
