@NullMarked
package org.convlens.format.zoo;

import org.jspecify.annotations.NullMarked;
