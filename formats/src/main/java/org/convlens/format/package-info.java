/** Opening files: whatever holds a network becomes a {@link org.convlens.net.Model}. */
@NullMarked
package org.convlens.format;

import org.jspecify.annotations.NullMarked;
