/**
 * The kernels of convolutions as pictures: by channel, collated, or along their principal
 * components. It looks at weights only and needs no picture. Begin with {@link Filters}.
 */
@NullMarked
package org.convlens.method.filter;

import org.jspecify.annotations.NullMarked;
