package org.convlens.method;

/** Shows what a network holds, or what it makes of a picture: filters, feature maps. */
public non-sealed interface Inspection extends Method {}
