@NullMarked
package org.convlens.net.op;

import org.jspecify.annotations.NullMarked;
