package org.convlens.studio;

import org.convlens.method.Outcome;
import org.convlens.report.Provenance;

/**
 * What a study found, drawn.
 *
 * @param png the whole file, with its provenance
 */
public record Studied(byte[] png, Outcome outcome, Provenance provenance) {}
