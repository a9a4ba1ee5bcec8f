/**
 * The film of a training as a page that needs nothing else, and as an animated GIF. Begin with
 * {@link org.convlens.report.film.FilmPage}.
 */
@NullMarked
package org.convlens.report.film;

import org.jspecify.annotations.NullMarked;
