@NullMarked
package org.convlens.method.gradient;

import org.jspecify.annotations.NullMarked;
