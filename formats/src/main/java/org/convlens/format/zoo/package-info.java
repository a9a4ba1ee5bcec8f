/**
 * Known networks by name: what is known of them, how they are fetched, where they are kept. A
 * network is a line in the table that {@link Zoo} reads; a transfer goes on where it was cut and is
 * checked before it is used. Begin with {@link Zoo}.
 */
@NullMarked
package org.convlens.format.zoo;

import org.jspecify.annotations.NullMarked;
