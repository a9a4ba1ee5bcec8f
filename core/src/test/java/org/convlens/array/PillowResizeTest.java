package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convlens.array.Warp.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against numbers that Pillow itself computed: the script lies beside them. */
class PillowResizeTest {
  record Case(Filter filter, Volume picture, Volume expected) {}

  static Stream<Case> cases() throws IOException {
    List<String> lines;
    try (InputStream in = PillowResizeTest.class.getResourceAsStream("pillow.txt")) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
    }
    return Stream.iterate(1, i -> i + 1 < lines.size(), i -> i + 2)
        .map(i -> parse(lines.get(i), lines.get(i + 1)));
  }

  private static Case parse(String head, String body) {
    String[] parts = head.split(" ", -1);
    int[] sizes = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
    String[] numbers = body.split(" ", -1);
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(numbers[i]);
    }
    Volume expected = Volume.of(1, sizes[2], sizes[3], values);
    return new Case(Filter.valueOf(parts[0]), picture(sizes[0], sizes[1]), expected);
  }

  private static Volume picture(int height, int width) {
    return Volume.generate(
        1,
        height,
        width,
        (c, y, x) -> (x * 7 + y * 13 + (x * y) % 31 * 5 + (x / 3 + y / 4) % 2 * 90) % 256);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsPillowExactly(Case one) {
    Volume resized =
        Warp.pillow(one.picture, one.expected.height(), one.expected.width(), one.filter);
    assertThat(resized.toArray()).containsExactly(one.expected.toArray());
  }

  @Test
  void thereAreAllCases() throws IOException {
    assertThat(cases()).hasSize(25);
  }

  @Test
  void channelsAreResizedEachForItself() {
    Volume first = picture(20, 31);
    Volume both = Volume.generate(2, 20, 31, (c, y, x) -> c == 0 ? first.at(0, y, x) : 255 - y - x);
    Volume resized = Warp.pillow(both, 7, 44, Filter.BICUBIC);
    assertThat(resized.channel(0)).isEqualTo(Warp.pillow(first, 7, 44, Filter.BICUBIC));
    assertThat(resized.channel(1)).isEqualTo(Warp.pillow(both.channel(1), 7, 44, Filter.BICUBIC));
  }
}
