@NullMarked
package org.convlens.method.map;

import org.jspecify.annotations.NullMarked;
