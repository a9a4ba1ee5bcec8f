/**
 * Files as mapped bytes, and archives as tables of such bytes, so that weights are never copied to
 * be found.
 *
 * <p>A file is mapped once, however many parts name it; what an archive says of its entries is
 * checked before it counts. It uses the JDK alone and knows no format of networks. Begin with
 * {@link MappedFile}.
 */
@NullMarked
package org.convlens.format.storage;

import org.jspecify.annotations.NullMarked;
