package org.convlens.canvas;

import java.util.List;

/** Blocks beneath each other, their left edges level. */
public record Column(int gap, List<Block> blocks) implements Block {
  public Column {
    blocks = List.copyOf(blocks);
  }

  @Override
  public int width() {
    return blocks.stream().mapToInt(Block::width).max().orElse(0);
  }

  @Override
  public int height() {
    int gaps = gap * Math.max(0, blocks.size() - 1);
    return gaps + blocks.stream().mapToInt(Block::height).sum();
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int top = y;
    for (Block block : blocks) {
      block.paint(canvas, x, top);
      top += block.height() + gap;
    }
  }
}
