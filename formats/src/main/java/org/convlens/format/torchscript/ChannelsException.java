package org.convlens.format.torchscript;

/** A layer takes another number of channels than it is given. */
final class ChannelsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final long given;
  private final long channels;
  private final boolean afterWeights;

  /**
   * @param given channels that come
   * @param channels that the weights are for
   * @param weights their name
   * @param afterWeights whether other weights made these channels
   */
  ChannelsException(long given, long channels, String weights, boolean afterWeights) {
    super("'" + weights + "' is for " + channels + " channels, not " + given);
    this.given = given;
    this.channels = channels;
    this.afterWeights = afterWeights;
  }

  long given() {
    return given;
  }

  long channels() {
    return channels;
  }

  boolean isAfterWeights() {
    return afterWeights;
  }
}
