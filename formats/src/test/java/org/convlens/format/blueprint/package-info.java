@NullMarked
package org.convlens.format.blueprint;

import org.jspecify.annotations.NullMarked;
