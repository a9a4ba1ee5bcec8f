package org.convlens.method;

/** Shows how a network learned. */
public non-sealed interface Chronicle extends Method {}
