package org.convlens.canvas;

/**
 * The colours of everything but the data.
 *
 * @param background of the page
 * @param panel behind a group, slightly set off
 * @param rule thin lines: grids, frames
 * @param muted second-rank text
 * @param ink first-rank text
 * @param accent beside what the reader must know
 */
public record Theme(int background, int panel, int rule, int muted, int ink, int accent) {
  public static final Theme LIGHT =
      new Theme(0xffffff, 0xf3f5f8, 0xd5dae1, 0x59626f, 0x1b212b, 0xc77700);
  public static final Theme DARK =
      new Theme(0x15181d, 0x20252c, 0x3c444f, 0xa3adba, 0xeceff4, 0xe8a33d);
}
