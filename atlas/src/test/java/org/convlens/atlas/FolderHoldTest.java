package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program alone writes to an atlas. */
class FolderHoldTest {
  @TempDir private Path folder;

  /** Another process, which holds a folder until it is ended. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      FolderStore store = new FolderStore(Path.of(args[0]));
      Store.Hold hold = store.hold();
      Files.writeString(store.fresh(), "half");
      System.out.println("holds");
      System.in.read();
      hold.close();
    }
  }

  private Process other() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(java, "-cp", classes, Other.class.getName(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    assertThat(said.readLine()).isEqualTo("holds");
    return process;
  }

  private void requireHeld() {
    assertThatThrownBy(() -> new FolderStore(folder).hold())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another program is writing to the atlas in '" + folder + "'")
        .hasMessageContaining("wait until it is done, or name another folder");
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  @SuppressWarnings("try")
  void anotherProcessIsKeptOutUntilTheFirstIsDoneOrKilled() throws Exception {
    Process process = other();
    try {
      requireHeld();
      assertThat(files()).as("its half file stays, and what it holds by").isEqualTo(2);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    try (Store.Hold hold = new FolderStore(folder).hold()) {
      assertThat(files()).as("what holds it now").isEqualTo(1);
    }
    assertThat(files()).isZero();
  }

  @Test
  @SuppressWarnings("try")
  void soIsAnotherInThisProcess() throws IOException {
    try (Store.Hold hold = new FolderStore(folder).hold()) {
      requireHeld();
    }
    new FolderStore(folder).hold().close();
    assertThat(files()).isZero();
  }
}
