@NullMarked
package org.convlens.net;

import org.jspecify.annotations.NullMarked;
