@NullMarked
package org.convlens.catalog;

import org.jspecify.annotations.NullMarked;
