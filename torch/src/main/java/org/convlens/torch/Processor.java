package org.convlens.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.task.UsageException;

/**
 * What a processor has instructions for.
 *
 * @param flags as Linux names them, such as {@code avx512_bf16}
 */
record Processor(Set<String> flags) {
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16");

  /** Without flags where the system does not tell. */
  static Processor ofThisMachine() {
    try {
      return ofLines(Files.readAllLines(Path.of("/proc/cpuinfo")));
    } catch (IOException e) {
      return new Processor(Set.of());
    }
  }

  /** The first of the processors that {@code /proc/cpuinfo} lists. */
  static Processor ofLines(List<String> lines) {
    Set<String> flags = new HashSet<>();
    lines.stream()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
        .ifPresent(words -> flags.addAll(Arrays.asList(words)));
    return new Processor(Set.copyOf(flags));
  }

  /** Its instructions for many numbers at once, in the order of the alphabet. */
  String text() {
    return flags.stream()
        .filter(flag -> flag.matches("(sse|ssse|avx|fma|amx|f16c).*"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  boolean hasBfloat16() {
    return flags.stream().anyMatch(BFLOAT16::contains);
  }

  /**
   * @throws UsageException if there are no such instructions
   */
  void requireBfloat16() {
    if (!hasBfloat16()) {
      throw new UsageException(
          "precision bf16: this processor does not compute in it (neither avx512_bf16 nor amx_bf16"
              + " among its flags): take float32");
    }
  }
}
