/**
 * Filters that do no work, found over many pictures: dead, saturated, alike or weak ones. A {@link
 * Responder} is a filter with what follows it, a {@link Gate} its activation function. Begin with
 * {@link FilterHealth}.
 */
@NullMarked
package org.convlens.method.health;

import org.jspecify.annotations.NullMarked;
