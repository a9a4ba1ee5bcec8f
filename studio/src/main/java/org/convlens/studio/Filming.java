package org.convlens.studio;

/** Whether a training is filmed. */
public enum Filming {
  NONE,
  /** Frames are taken. */
  FILM,
  /** Frames are taken, and the page that plays them is written anew after each epoch. */
  PAGE;

  boolean takes() {
    return this != NONE;
  }
}
