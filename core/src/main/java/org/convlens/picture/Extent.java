package org.convlens.picture;

/**
 * A rectangle of a picture, in its pixels from the upper left corner; it may reach beyond.
 *
 * @param top 0 is the picture's upper edge
 * @param left 0 is the picture's left edge
 */
public record Extent(double top, double left, double height, double width) {}
