package org.convlens.canvas;

import java.util.List;

/** Blocks side by side, their upper edges level. */
public record Row(int gap, List<Block> blocks) implements Block {
  public Row {
    blocks = List.copyOf(blocks);
  }

  @Override
  public int width() {
    int gaps = gap * Math.max(0, blocks.size() - 1);
    return gaps + blocks.stream().mapToInt(Block::width).sum();
  }

  @Override
  public int height() {
    return blocks.stream().mapToInt(Block::height).max().orElse(0);
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int left = x;
    for (Block block : blocks) {
      block.paint(canvas, left, y);
      left += block.width() + gap;
    }
  }
}
