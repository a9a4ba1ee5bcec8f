package org.convlens.web.visit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convlens.array.Volume;

/**
 * Maps as bytes: for each channel its smallest and its largest finite number as float32, the lowest
 * byte first; then for each cell a byte, 0 for the smallest, {@value #STEPS} for the largest number
 * of its channel, {@value #NOT_A_NUMBER} where there is no finite number. A cell is off by at most
 * a 508th of its channel's range.
 */
final class Quantised {
  static final int STEPS = 254;
  static final int NOT_A_NUMBER = 255;

  private Quantised() {}

  static int bytes(int channels, int area) {
    return channels * (2 * Float.BYTES + area);
  }

  static void put(Volume maps, ByteBuffer into) {
    int channels = maps.channels();
    int area = maps.area();
    float[] numbers = maps.toArray();
    float[] least = new float[channels];
    float[] most = new float[channels];
    for (int c = 0; c < channels; c++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = c * area; i < (c + 1) * area; i++) {
        float number = numbers[i];
        if (Float.isFinite(number)) {
          low = Math.min(low, number);
          high = Math.max(high, number);
        }
      }
      least[c] = low > high ? 0 : low;
      most[c] = low > high ? 0 : high;
    }
    ByteBuffer little = into.order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < channels; c++) {
      little.putFloat(least[c]).putFloat(most[c]);
    }
    byte[] cells = new byte[numbers.length];
    for (int c = 0; c < channels; c++) {
      double range = (double) most[c] - least[c];
      double scale = range > 0 ? STEPS / range : 0;
      for (int i = c * area; i < (c + 1) * area; i++) {
        float number = numbers[i];
        cells[i] =
            (byte)
                (Float.isFinite(number)
                    ? Math.round((number - (double) least[c]) * scale)
                    : NOT_A_NUMBER);
      }
    }
    into.put(cells);
  }
}
