@NullMarked
package org.convlens.format.pytorch;

import org.jspecify.annotations.NullMarked;
