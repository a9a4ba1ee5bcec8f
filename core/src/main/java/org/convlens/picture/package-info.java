@NullMarked
package org.convlens.picture;

import org.jspecify.annotations.NullMarked;
