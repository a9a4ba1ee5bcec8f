package org.convlens.method.map;

/** How the numbers of feature maps become colours. */
public enum Contrast {
  /** Each map as (x − mean) / std · 64 + 128, clipped to 0..255 (Chollet 2017). */
  STANDARDISED,
  /** Each map from its own smallest to its own largest number. */
  MIN_MAX,
  /** One scale for all maps of a layer: maps can be compared. */
  SHARED
}
