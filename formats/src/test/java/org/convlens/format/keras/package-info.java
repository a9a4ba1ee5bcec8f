@NullMarked
package org.convlens.format.keras;

import org.jspecify.annotations.NullMarked;
