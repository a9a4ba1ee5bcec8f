package org.convlens.cli.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** SqueezeNet 1.1 with weights by chance, as a safetensors file. */
final class SqueezeNetFile {
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  private SqueezeNetFile() {
    convolution("features.0", 64, 3, 3);
    int input = 64;
    int[][] fires = {
      {3, 16, 64}, {4, 16, 64}, {6, 32, 128}, {7, 32, 128},
      {9, 48, 192}, {10, 48, 192}, {11, 64, 256}, {12, 64, 256}
    };
    for (int[] fire : fires) {
      String name = "features." + fire[0];
      convolution(name + ".squeeze", fire[1], input, 1);
      convolution(name + ".expand1x1", fire[2], fire[1], 1);
      convolution(name + ".expand3x3", fire[2], fire[1], 3);
      input = 2 * fire[2];
    }
    convolution("classifier.1", 1000, input, 1);
  }

  private void convolution(String name, int out, int in, int side) {
    shapes.put(name + ".weight", new int[] {out, in, side, side});
    shapes.put(name + ".bias", new int[] {out});
  }

  private static int size(int[] shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return size;
  }

  static Path write(Path file, long seed) throws IOException {
    Map<String, int[]> shapes = new SqueezeNetFile().shapes;
    int total = shapes.values().stream().mapToInt(SqueezeNetFile::size).sum();
    ByteBuffer numbers = ByteBuffer.allocate(4 * total).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(seed);
    StringBuilder header = new StringBuilder();
    shapes.forEach(
        (name, shape) -> {
          int from = numbers.position();
          double scale = shape.length == 1 ? 0 : Math.sqrt(2.0 * shape[0] / size(shape));
          for (int i = 0; i < size(shape); i++) {
            numbers.putFloat((float) (scale * random.nextGaussian()));
          }
          String extents =
              java.util.Arrays.stream(shape)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(","));
          header
              .append(header.isEmpty() ? "" : ",")
              .append("\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],".formatted(name, extents))
              .append("\"data_offsets\":[%d,%d]}".formatted(from, numbers.position()));
        });
    byte[] json = ("{" + header + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(8 + json.length + numbers.position()).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(json.length).put(json).put(numbers.flip());
    return Files.write(file, all.array());
  }
}
