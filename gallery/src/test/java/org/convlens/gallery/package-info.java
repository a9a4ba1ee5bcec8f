/** Tests that see all rooms: architecture, catalogue, parity with reference numbers, the manual. */
@NullMarked
package org.convlens.gallery;

import org.jspecify.annotations.NullMarked;
