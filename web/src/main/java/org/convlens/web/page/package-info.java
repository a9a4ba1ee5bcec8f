/** The files of the page: its own, and the library that it is built with. */
@NullMarked
package org.convlens.web.page;

import org.jspecify.annotations.NullMarked;
