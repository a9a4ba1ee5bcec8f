package org.convlens.net;

/**
 * DeepLIFT's multipliers instead of gradients: at a nonlinearity Δy / Δx, the differences between a
 * picture and its baseline; where Δx vanishes, the derivative (Shrikumar, Greenside, Kundaje 2017).
 * The largest number of a window gives what is gained to the place of the picture's largest and
 * what is lost to that of the baseline's; a product a · b has the multipliers mean(b) and mean(a)
 * over picture and baseline. Normalisations with the statistics of the picture itself keep their
 * derivative, which leaves a gap.
 *
 * <p>The pictures of a trace are followed by as many baselines, in the same order. Multipliers are
 * those of the pictures; the baselines' numbers mean nothing.
 */
public record Rescale() implements Backward {}
