package org.convlens.format.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.net.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One network's weights, as training programs put them into files. */
class PytorchReaderTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(
                PytorchReaderTest.class.getResourceAsStream("/pytorch/checkpoints.zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  private Model open(String name) throws IOException {
    return Models.open(folder.resolve(name + ".pth"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lightning", "nested", "named-otherwise"})
  void theNetworkIsFoundInACheckpoint(String name) throws IOException {
    Model plain = open("plain");
    Model found = open(name);
    assertThat(plain.name()).isEqualTo("cifar-resnet8");
    assertThat(found.name()).isEqualTo(plain.name());
    assertThat(found.graph().nodes())
        .extracting(n -> n.name())
        .containsExactlyElementsOf(plain.graph().nodes().stream().map(n -> n.name()).toList());
    assertThat(found.graph().parameters()).isEqualTo(plain.graph().parameters());
  }

  @ParameterizedTest
  @CsvSource({
    "two, several dictionaries of weights [generator; discriminator]",
    "none, no dictionary of weights"
  })
  void whatIsNotOneNetworkIsRefused(String name, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> open(name))
        .withMessageContaining(why.replace(';', ','));
  }

  @Test
  void aConfigurationThatIsNoneOfANetworkDoesNotCount() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"lr\": 0.1}");
    assertThat(open("plain").metadata()).containsKey("assumed");
  }
}
