/**
 * Files as mapped bytes, and archives as tables of such bytes, so that weights are never copied to
 * be found. Begin with {@link MappedFile}.
 */
@NullMarked
package org.convlens.format.storage;

import org.jspecify.annotations.NullMarked;
