package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java compiles, runs and does what it says; its links lead somewhere. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void theJavaRuns() throws Exception {
    try (InputStream digits = BuiltIn.open(BuiltIn.DIGITS)) {
      Files.copy(digits, folder.resolve("network.onnx"));
    }
    Png.write(
        Drawing.draw(Raster.ofBytes("", DrawnDigit.draw(7, 1))), Map.of(), folder.resolve("7.png"));
    String printed = run(code());
    assertThat(printed).matches("\\S+, p = [01]\\.\\d\\d\\R");
    assertThat(folder.resolve("grad-cam.png")).isNotEmptyFile();
  }

  private static String readme() throws IOException {
    return Files.readString(Shared.root().resolve("README.md"));
  }

  /** The blocks of Java on the page: what is run, then its imports. */
  private static String block(int index) throws IOException {
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(readme())
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSize(2);
    return blocks.get(index);
  }

  private String code() throws IOException {
    String lines = block(0);
    assertThat(lines.lines().count()).isLessThanOrEqualTo(11);
    return lines
        .replace("squeezenet1.1.onnx", path("network.onnx"))
        .replace("cat.jpg", path("7.png"))
        .replace("grad-cam.png", path("grad-cam.png"));
  }

  private String path(String file) {
    return folder.resolve(file).toString().replace("\\", "\\\\");
  }

  private String run(String code) throws Exception {
    StringBuilder source = new StringBuilder(block(1));
    source.append(
        "public class Example { public static void main(String[] a) throws Exception {\n");
    source.append(code).append("}}\n");
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    int exit =
        compiler.run(
            null, null, null, "-d", folder.toString(), "-cp", classPath(), file.toString());
    assertThat(exit).isZero();
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Surefire may hide the class path in a manifest: it is said in a property then. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Test
  void linksLeadToFiles() throws IOException {
    Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
    int found = 0;
    while (links.find()) {
      assertThat(Shared.root().resolve(links.group(1))).exists();
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }
}
