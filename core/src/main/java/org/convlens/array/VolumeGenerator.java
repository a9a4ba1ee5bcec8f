package org.convlens.array;

/** The number at a channel, row and column. */
@FunctionalInterface
public interface VolumeGenerator {
  float at(int channel, int y, int x);
}
