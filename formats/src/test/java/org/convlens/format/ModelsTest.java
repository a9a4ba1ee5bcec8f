package org.convlens.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.image.Photo;
import org.convlens.format.label.LabelFiles;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
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

  /** A reader that fails as none should. */
  private record Failing(Throwable failure) implements ModelReader {
    @Override
    public boolean recognises(Header header) {
      return true;
    }

    @Override
    public Model read(Path path, @Nullable Size size) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public String name() {
      return "failing";
    }
  }

  @Test
  void whateverGoesWrongInAReaderIsTold() throws IOException {
    Path path = file((byte) 1);
    for (Throwable failure :
        List.of(
            new StackOverflowError(),
            new OutOfMemoryError(),
            new IllegalStateException("odd"),
            new NegativeArraySizeException("-1"))) {
      assertThatExceptionOfType(FormatException.class)
          .isThrownBy(() -> Models.open(List.of(new Failing(failure)), path, null))
          .withMessageStartingWith(path.toString())
          .withCause(failure);
    }
  }

  @Test
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    Process made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    } catch (IOException e) {
      Assumptions.abort("skipped: there is no mkfifo");
      return;
    }
    Assumptions.assumeTrue(made.waitFor() == 0, "skipped: mkfifo fails");
    refuses(pipe, "this file cannot be read");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Photo.read(pipe))
        .withMessageContaining("no file with a picture");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> LabelFiles.read(pipe))
        .withMessageContaining("no file with class names");
    Path settings = folder.resolve("pipe.json");
    Files.createSymbolicLink(settings, pipe);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Presets.parse(settings.toString(), Shape.maps(3, 8, 8)))
        .withMessageContaining("no file with a preprocessing");
  }

  /** Messages of a hundred thousand blanks take no time, and stay one line. */
  @Test
  void blanksInAMessageAreRead() {
    String blanks = " ".repeat(200_000);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(new FormatException("a" + blanks + "b")).hasMessageStartingWith("a");
          assertThat(new FormatException("a " + "\n".repeat(200_000) + " b")).hasMessage("a b");
          assertThat(new FormatException(blanks + "b")).hasMessage("b");
          assertThat(LabelFiles.read(file(("1" + blanks).getBytes(StandardCharsets.UTF_8))).names())
              .hasSize(1);
        });
  }

  private void names(String file, String content, String why) throws IOException {
    Path path = folder.resolve(file);
    Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
    refuses(path, why);
  }

  /** What other programs write, and what stands in the place of a file, has a way out. */
  @Test
  void foreignFilesAreNamed() throws IOException {
    names("net.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:0", "git lfs pull");
    names("net.onnx", "\n<!DOCTYPE HTML><html>", "a web page in the place of the file");
    names("net.caffemodel", "\n\u0005LeNet", "python -m caffe2onnx.convert");
    names("net.prototxt", "name: \"LeNet\"\nlayer {", "python -m caffe2onnx.convert");
    names("yolo.cfg", "[net]\nbatch=1", "a Darknet network");
    names("yolo.weights", "\0\0\0\0\u0002\0\0\0", "a Darknet network");
    names("net.mlmodel", "\b\u0004\u0012\u0002", "a Core ML network");
    names("net.xml", "<?xml version=\"1.0\"?><net name=\"a\"><layers><layer id=\"0\"", "OpenVINO");
    names("net-symbol.json", "{\"nodes\": [{\"op\": \"null\"", "mxnet.onnx.export_model");
    names("net.params", "\u0012\u0001\0\0\0\0\0\0", "mxnet.onnx.export_model");
    names("saved_model.pb", "\b\u0001\u0012\u0002", "tf2onnx.convert --saved-model");
    names("net.pb", "\n\u0005\n\u0003abc", "tf2onnx.convert --graphdef");
    names("net.zip", "PK\u0003\u0004" + "-".repeat(26) + "configuration.json{", "Deeplearning4j");
  }

  @Test
  void aSavedModelsFolderIsNamed() throws IOException {
    Files.write(folder.resolve("saved_model.pb"), new byte[] {8, 1, 0x12});
    refuses(folder, "tf2onnx.convert --saved-model");
  }

  @Test
  void startOfAnOnnxFile() throws IOException {
    refuses(file((byte) 8, (byte) 7, (byte) 0x3a, (byte) 100, (byte) 1), "damaged or cut off");
  }
}
