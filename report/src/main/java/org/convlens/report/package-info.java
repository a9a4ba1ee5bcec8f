/**
 * How pictures were made, so that they can be made again: provenance, what it was made from, and
 * files that are written whole or not at all.
 *
 * <p>It knows networks and pictures and no door. Every PNG and every page carries a {@link
 * Provenance}. Begin there, then {@link Source}.
 */
@NullMarked
package org.convlens.report;

import org.jspecify.annotations.NullMarked;
