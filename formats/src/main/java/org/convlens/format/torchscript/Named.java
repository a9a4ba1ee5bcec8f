package org.convlens.format.torchscript;

import java.util.List;

/** A tuple whose items have names. */
record Named(List<String> names, List<Object> items) {}
