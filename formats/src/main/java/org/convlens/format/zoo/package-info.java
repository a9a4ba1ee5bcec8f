/** Known networks by name: what is known of them, how they are fetched, where they are kept. */
@NullMarked
package org.convlens.format.zoo;

import org.jspecify.annotations.NullMarked;
