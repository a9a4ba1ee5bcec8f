/**
 * One page about one network and one picture, in a single HTML file.
 *
 * <p>{@link HtmlReport} reads like a table of contents; each section is a record that makes its own
 * HTML: {@code Verdict} (what the network says), {@code Attention} (where it looked), {@code
 * Sights} (what each layer makes of it), {@code Eyes} (filters), {@code Anatomy} (layers and the
 * map of them), {@code Schooling} (training). {@code Album} draws the pictures and can find one of
 * them again. Begin with {@link HtmlReport}.
 */
@NullMarked
package org.convlens.report.page;

import org.jspecify.annotations.NullMarked;
