package org.convlens.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files are opened, or refused in one line: no other exception, no hang, no flood. */
class DamagedFilesTest {
  private static final int CASES = Integer.getInteger("convlens.damaged", 200);
  private static final int HOSTILE = Math.min(CASES, 2000);
  private static final int BATCH = 50;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void areOpenedOrRefused(ModelFile kind) throws IOException {
    Path file = kind.placeIn(folder);
    byte[] whole = Files.readAllBytes(file);
    assertThat(opens(file)).as("%s undamaged", kind).isEqualTo(kind.opens());
    Damage damage = new Damage(kind.name().hashCode());
    int refused = 0;
    for (int done = 0; done < CASES; done += BATCH) {
      refused +=
          assertTimeoutPreemptively(
              Duration.ofSeconds(60), () -> batch(file, () -> damage.of(whole)));
    }
    assertThat(refused).as("refused of %d", CASES).isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PYTORCH_LEGACY"})
  void ofSoundStructureAreOpenedOrRefused(ModelFile kind) throws IOException {
    Path file = kind.placeIn(folder);
    byte[] whole = Files.readAllBytes(file);
    Damage damage = new Damage(kind.name().hashCode());
    String name = String.valueOf(file.getFileName());
    int refused = 0;
    for (int done = 0; done < HOSTILE; done += BATCH) {
      refused +=
          assertTimeoutPreemptively(
              Duration.ofSeconds(60), () -> batch(file, () -> damage.sound(name, whole)));
    }
    assertThat(refused).as("refused of %d", HOSTILE).isPositive();
  }

  /** Makes another file each time. */
  @FunctionalInterface
  private interface Maker {
    byte[] file() throws IOException;
  }

  private static int batch(Path file, Maker maker) throws IOException {
    int refused = 0;
    for (int i = 0; i < BATCH; i++) {
      Files.write(file, maker.file());
      refused += opens(file) ? 0 : 1;
    }
    return refused;
  }

  private static boolean opens(Path file) throws IOException {
    try {
      Models.open(file);
      return true;
    } catch (IOException refusal) {
      assertThat(refusal).hasMessageNotContaining("\n");
      assertThat(String.valueOf(refusal.getMessage())).startsWith(prefix(file));
      // the last net, for what no reader foresaw
      assertThat(refusal).hasMessageNotContaining("the file makes no sense");
      return false;
    } catch (RuntimeException | Error other) {
      Path kept = Path.of("target", "damaged-" + file.getFileName());
      Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
      throw new AssertionError("not a refusal; the file is kept as " + kept, other);
    }
  }

  private static String prefix(Path file) {
    return String.valueOf(file.getParent());
  }
}
