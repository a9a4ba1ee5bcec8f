/** Pages, provenance, and files that are written whole or not at all. */
@NullMarked
package org.convlens.report;

import org.jspecify.annotations.NullMarked;
