/**
 * Names of classes: files with a line each, JSON of the usual shapes, Python's lists and
 * dictionaries.
 *
 * <p>It gives {@link org.convlens.net.Labels} in the order of the outputs and uses JSON and texts
 * alone; whether there are as many as the network has classes is for those to say who know the
 * network. Begin with {@link LabelFiles}.
 */
@NullMarked
package org.convlens.format.label;

import org.jspecify.annotations.NullMarked;
