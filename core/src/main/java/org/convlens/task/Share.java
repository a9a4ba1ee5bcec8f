package org.convlens.task;

/**
 * One of several pieces of work under one bar: it moves the bar, and neither begins nor ends it.
 */
public record Share(Progress whole, String name) implements Progress {
  @Override
  public void begin(String what, long steps) {
    whole.advance(0, name);
  }

  @Override
  public void advance(long steps, String note) {
    whole.advance(steps, name);
  }

  @Override
  public void end() {}

  @Override
  public boolean cancelled() {
    return whole.cancelled();
  }
}
