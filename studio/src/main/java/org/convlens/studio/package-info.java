/** What a door asks and gets back. */
@NullMarked
package org.convlens.studio;

import org.jspecify.annotations.NullMarked;
