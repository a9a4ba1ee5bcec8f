/** One page about one network and one picture, in a single HTML file. */
@NullMarked
package org.convlens.report.page;

import org.jspecify.annotations.NullMarked;
