package org.convlens.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network out of {@code variants.txt.gz}: the names and shapes of its tensors, what it says. */
final class StateDictVariant {
  private record Entry(String name, int[] shape) {
    int size() {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
  }

  private final String name;
  private final int height;
  private final int width;
  private final int channels;
  private final List<Entry> tensors = new ArrayList<>();
  private String configuration = "";
  private String refusal = "";
  private float[] logits = {};

  /**
   * @param words of its first line
   */
  StateDictVariant(String[] words) {
    name = words[1];
    height = Integer.parseInt(words[2]);
    width = Integer.parseInt(words[3]);
    channels = Integer.parseInt(words[4]);
  }

  /** Takes a line that belongs to it. */
  void take(String[] words) {
    switch (words[0]) {
      case "config" -> configuration = words[1];
      case "refused" -> refusal = words[1];
      case "tensor" -> tensors.add(new Entry(words[1], shape(words)));
      case "logits" -> {
        logits = new float[words.length - 1];
        for (int i = 0; i < logits.length; i++) {
          logits[i] = Float.parseFloat(words[i + 1]);
        }
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static int[] shape(String[] words) {
    return Arrays.stream(words).skip(2).mapToInt(Integer::parseInt).toArray();
  }

  String name() {
    return name;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return channels;
  }

  /** Words of the refusal; empty if it opens. */
  String refusal() {
    return refusal;
  }

  float[] logits() {
    return logits;
  }

  /** Writes the weights, in the safetensors format, and what lies beside them. */
  Path write(Path folder) throws IOException {
    if (!configuration.isEmpty()) {
      Files.writeString(folder.resolve("config.json"), configuration);
    }
    StringBuilder header = new StringBuilder("{");
    int end = 0;
    for (Entry tensor : tensors) {
      header.append(header.length() == 1 ? "" : ",");
      header.append('"').append(tensor.name()).append("\":{\"dtype\":\"F32\",\"shape\":");
      header.append(Arrays.toString(tensor.shape())).append(",\"data_offsets\":[").append(end);
      end += 4 * tensor.size();
      header.append(',').append(end).append("]}");
    }
    byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + end).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (int n = 0; n < tensors.size(); n++) {
      for (float number : numbers(n, tensors.get(n))) {
        bytes.putFloat(number);
      }
    }
    return Files.write(folder.resolve("model.safetensors"), bytes.array());
  }

  private static float[] numbers(int seed, Entry tensor) {
    float[] numbers = uniform(seed, tensor.size());
    double fan = (double) tensor.size() / (tensor.shape().length == 0 ? 1 : tensor.shape()[0]);
    float scale = (float) Math.sqrt(24 / fan);
    for (int i = 0; i < numbers.length; i++) {
      if (tensor.name().endsWith("running_var")) {
        numbers[i] += 0.5f;
      } else if (tensor.shape().length > 1) {
        numbers[i] = (numbers[i] - 0.5f) * scale;
      } else if (tensor.name().endsWith("weight")) {
        numbers[i] += 0.5f;
      } else {
        numbers[i] = (numbers[i] - 0.5f) * 0.4f;
      }
    }
    return numbers;
  }

  /** The same numbers as in {@code make_variants.py}: 24 bits of a hash, 0 to 1. */
  static float[] uniform(int seed, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      long h = (i * 2654435761L + seed * 40503L + 12345) & 0xFFFFFFFFL;
      h ^= h >>> 16;
      h = (h * 2246822519L) & 0xFFFFFFFFL;
      h ^= h >>> 13;
      numbers[i] = (h >>> 8) * 0x1p-24f;
    }
    return numbers;
  }
}
