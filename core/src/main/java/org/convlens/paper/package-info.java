/**
 * Every publication whose formula is used, once, with its year and its address. Methods name them
 * in their {@link org.convlens.method.About}; it uses nothing. Begin with {@link Paper}.
 */
@NullMarked
package org.convlens.paper;

import org.jspecify.annotations.NullMarked;
