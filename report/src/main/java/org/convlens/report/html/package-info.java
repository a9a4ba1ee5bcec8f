/** Pages of HTML that are one file each, and their pieces. */
@NullMarked
package org.convlens.report.html;

import org.jspecify.annotations.NullMarked;
