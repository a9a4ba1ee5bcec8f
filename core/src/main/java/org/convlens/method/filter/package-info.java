@NullMarked
package org.convlens.method.filter;

import org.jspecify.annotations.NullMarked;
