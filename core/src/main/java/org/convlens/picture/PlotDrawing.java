package org.convlens.picture;

import java.awt.image.BufferedImage;

record PlotDrawing(Plot plot, Style style) {
  BufferedImage draw() {
    throw new UnsupportedOperationException();
  }
}
