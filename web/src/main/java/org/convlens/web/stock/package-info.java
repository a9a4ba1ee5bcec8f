/**
 * What there is to look at: the networks and the pictures of the folder, by their places in a list,
 * and what visitors brought along, in memory. Begin with {@link org.convlens.web.stock.Stock}.
 */
@NullMarked
package org.convlens.web.stock;

import org.jspecify.annotations.NullMarked;
