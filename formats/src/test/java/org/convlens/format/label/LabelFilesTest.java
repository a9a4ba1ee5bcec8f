package org.convlens.format.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.net.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "red fox\ncat, tabby\n",
        "\ufeffred fox\r\ncat, tabby\r\n\r\n",
        "n00000001 red fox\nn00000002 cat, tabby",
        "0: red fox\n1: cat, tabby",
        "1 cat, tabby\n0 red fox",
        "0: 'red fox',\n1: 'cat, tabby'",
        "[\"red fox\", \"cat, tabby\"]",
        "{\"0\": [\"n1\", \"red fox\"], \"1\": [\"n2\", \"cat, tabby\"]}",
        "{\"cat, tabby\": 1, \"red fox\": 0}",
        "{\"labels\": [\"red fox\", \"cat, tabby\"], \"packageVersion\": \"0.8\"}",
      })
  void styles(String content, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("labels.x"), content);
    assertThat(LabelFiles.read(file)).isEqualTo(Labels.of("red fox", "cat, tabby"));
  }

  @Test
  void numbersMayBeNames(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("labels.txt"), "0\n1\n2 of them\n");
    assertThat(LabelFiles.read(file)).isEqualTo(Labels.of("0", "1", "2 of them"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "[1, 2]", "[\"a\"", "{\"0\": \"a\", \"7\": \"b\"}", "a\0b"})
  void noNames(String content, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("labels.txt"), content);
    assertThatIOException()
        .isThrownBy(() -> LabelFiles.read(file))
        .withMessageEndingWith("holds no class names: write one a line, or a JSON list");
  }

  @Test
  void missing(@TempDir Path folder) {
    assertThatIOException()
        .isThrownBy(() -> LabelFiles.read(folder.resolve("none.txt")))
        .withMessageEndingWith("none.txt': there is no such file");
  }

  @Test
  void besideTheNetworkWhereTheNumberFits(@TempDir Path folder) throws IOException {
    Path model = folder.resolve("net.v1.onnx");
    assertThat(LabelFiles.beside(model, 2)).isEqualTo(Labels.NONE);
    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc");
    Files.writeString(folder.resolve("classes.txt"), "d\ne");
    assertThat(LabelFiles.beside(model, 2)).isEqualTo(Labels.of("d", "e"));
    assertThat(LabelFiles.beside(model, 3)).isEqualTo(Labels.of("a", "b", "c"));
    Files.writeString(folder.resolve("net.v1.labels.txt"), "x\ny\nz");
    assertThat(LabelFiles.beside(model, 3)).isEqualTo(Labels.of("x", "y", "z"));
  }
}
