/** Ways of looking: records whose components are their knobs. */
@NullMarked
package org.convlens.method;

import org.jspecify.annotations.NullMarked;
