package org.convlens.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.convlens.format.image.Photo;
import org.convlens.format.label.LabelFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, readers open them or refuse them. As a plain test this runs over whole
 * files; Jazzer searches on from there, one target at a time: {@code JAZZER_FUZZ=1 mvn test
 * -Pthorough -pl formats -am -Dtest=ReaderFuzzTest#model -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("thorough")
class ReaderFuzzTest {
  private static final String PICTURE = ".*\\.(jpg|png|gif|bmp|webp|tif)";

  @TempDir static Path folder = Path.of("");

  static Stream<byte[]> models() throws IOException {
    Stream.Builder<byte[]> files = Stream.builder();
    for (ModelFile kind : ModelFile.values()) {
      files.add(Files.readAllBytes(kind.placeIn(folder)));
    }
    return files.build();
  }

  static Stream<byte[]> texts() {
    return Stream.of("[\"cat\", \"dog\"]", "{\"0\": [\"n1\", \"tench\"]}", "cat\ndog\n", "{}")
        .map(t -> t.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> pictures() throws IOException, URISyntaxException {
    Path all =
        Path.of(Objects.requireNonNull(ReaderFuzzTest.class.getResource("/pictures")).toURI());
    Stream.Builder<byte[]> files = Stream.builder();
    try (Stream<Path> listed = Files.list(all)) {
      for (Path file : listed.filter(f -> f.toString().matches(PICTURE)).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files.build();
  }

  private interface Reader {
    Object read(Path file) throws IOException;
  }

  private static void readOrRefuse(byte[] bytes, Reader reader) throws IOException {
    Path file = Files.write(folder.resolve("fuzz"), bytes);
    try {
      assertThat(reader.read(file)).isNotNull();
    } catch (IOException refusal) {
      assertThat(String.valueOf(refusal.getMessage()))
          .isNotEmpty()
          .doesNotContain("\n", "the file makes no sense");
    }
  }

  @MethodSource("models")
  @FuzzTest(maxDuration = "2m")
  void model(byte[] bytes) throws IOException {
    readOrRefuse(bytes, Models::open);
  }

  @MethodSource("pictures")
  @FuzzTest(maxDuration = "2m")
  void picture(byte[] bytes) throws IOException {
    readOrRefuse(bytes, Photo::read);
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "2m")
  void labels(byte[] bytes) throws IOException {
    readOrRefuse(bytes, LabelFiles::read);
  }
}
