/**
 * The methods by name, one line each, with their defaults. From these lines and the records behind
 * them come the command line, its help, the manual and the JSON.
 *
 * <p>It knows all families of methods and is known to doors and pages only. Begin with {@link
 * Catalog}.
 */
@NullMarked
package org.convlens.catalog;

import org.jspecify.annotations.NullMarked;
