package org.convlens.format.torchscript;

/** A whole number that grows with the pictures of a batch: so many for each picture. */
record Pictures(long each) {}
