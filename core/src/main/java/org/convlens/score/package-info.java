@NullMarked
package org.convlens.score;

import org.jspecify.annotations.NullMarked;
