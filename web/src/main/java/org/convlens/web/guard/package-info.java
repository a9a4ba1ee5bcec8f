/**
 * Who may ask: the key of the user, the token in the address that is printed, the cookie that it is
 * turned into, and the addresses that the page may be called by. Begin with {@link
 * org.convlens.web.guard.Guard}.
 */
@NullMarked
package org.convlens.web.guard;

import org.jspecify.annotations.NullMarked;
