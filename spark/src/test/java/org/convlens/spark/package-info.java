@NullMarked
package org.convlens.spark;

import org.jspecify.annotations.NullMarked;
