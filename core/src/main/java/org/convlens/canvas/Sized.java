package org.convlens.canvas;

/** A block that takes as much width as is set aside for it, so that columns stand in line. */
public record Sized(int width, Block block) implements Block {
  @Override
  public int height() {
    return block.height();
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    block.paint(canvas, x, y);
  }
}
