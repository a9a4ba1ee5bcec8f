@NullMarked
package org.convlens.paper;

import org.jspecify.annotations.NullMarked;
