/**
 * What was asked and how things were made, as plain values, and files that are written whole or not
 * at all.
 *
 * <p><b>Where to begin.</b> {@link org.convlens.report.Question} is what all that can be asked
 * shares: which network and picture, what is explained, how it is computed. {@link
 * org.convlens.report.Provenance} is a question with the method and its knobs: the text that every
 * picture and page carries. {@link org.convlens.report.Source} says where something comes from and
 * by which bytes it is known again.
 *
 * <p><b>What it may use.</b> The core, and Jackson for JSON. It opens no network and no picture.
 */
@NullMarked
package org.convlens.report;

import org.jspecify.annotations.NullMarked;
