/** The command line. */
@NullMarked
package org.convlens.cli;

import org.jspecify.annotations.NullMarked;
