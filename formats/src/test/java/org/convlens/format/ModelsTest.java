package org.convlens.format;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.format.file.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not a network is refused with one line that says what it is. */
class ModelsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private void refuses(Path path, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> Models.open(path))
        .withMessageContaining(path.toString())
        .withMessageContaining(why);
  }

  private Path file(byte... content) throws IOException {
    return Files.write(folder.resolve("model.onnx"), content);
  }

  @Test
  void missing() {
    refuses(folder.resolve("none.onnx"), "there is no such file");
  }

  @Test
  void folder() {
    refuses(folder, "this is a folder");
  }

  @Test
  void empty() throws IOException {
    refuses(file(), "the file is empty");
  }

  @Test
  void text() throws IOException {
    refuses(file("Dear reader,\n".getBytes(StandardCharsets.UTF_8)), "this is text");
  }

  @Test
  void picture() throws IOException {
    refuses(file((byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0), "this is a JPEG picture");
  }

  @Test
  void startOfAnOnnxFile() throws IOException {
    refuses(file((byte) 8, (byte) 7, (byte) 0x3a, (byte) 100, (byte) 1), "damaged or cut off");
  }
}
