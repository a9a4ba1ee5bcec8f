/**
 * One page about one network and one picture, in a single HTML file.
 *
 * <p>{@link HtmlReport} reads like a table of contents; each section is a record that makes its own
 * HTML and is called what it shows: {@code PredictionSection} (what the network says), {@code
 * HeatmapsSection} (where it looked), {@code ContrastSection} (why a prediction is wrong), {@code
 * TrainingSection} (how it learned), {@code FiltersSection}, {@code MapsSection} (what each layer
 * makes of the picture), {@code LayersSection} (a diagram and a table of all). {@code PagePictures}
 * draws their pictures and can find one of them again by its {@code PagePart}. It knows methods,
 * trust checks and pictures, and no command. Begin with {@link HtmlReport}.
 */
@NullMarked
package org.convlens.report.page;

import org.jspecify.annotations.NullMarked;
