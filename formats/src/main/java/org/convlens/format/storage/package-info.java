/** Files as mapped bytes, and archives as tables of such bytes. */
@NullMarked
package org.convlens.format.storage;

import org.jspecify.annotations.NullMarked;
