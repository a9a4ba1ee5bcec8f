package org.convlens.method;

/** A way of looking that needs more than one network and one picture. */
public sealed interface Study extends Adjustable permits Survey, Difference {}
