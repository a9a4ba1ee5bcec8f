package org.convlens.picture;

import java.awt.image.BufferedImage;

record DiagramDrawing(Diagram diagram, Style style) {
  BufferedImage draw() {
    throw new UnsupportedOperationException();
  }
}
