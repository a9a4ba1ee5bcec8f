package org.convlens.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files written here byte by byte, as the format's description says. */
class SafetensorsFileTest {
  @TempDir Path folder;

  private Path file(String header, byte... numbers) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return file(text.length, text, numbers);
  }

  private Path file(long length, byte[] header, byte... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    bytes.writeBytes(header);
    bytes.writeBytes(numbers);
    return Files.write(folder.resolve("weights.safetensors"), bytes.toByteArray());
  }

  private static byte[] floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static Tensor tensor(SafetensorsFile file, String name) {
    return Objects.requireNonNull(file.tensors().get(name));
  }

  @Test
  void tensorsAreWhereTheHeaderSays() throws IOException {
    Path path =
        file(
            """
            {"__metadata__":{"format":"pt"},
             "b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},
             "a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""",
            floats(1.5f, -2, 8));
    SafetensorsFile file = SafetensorsFile.of(path);
    assertThat(file.tensors().keySet()).containsExactly("b", "a");
    Tensor a = tensor(file, "a");
    assertThat(a.shape()).isEqualTo(Shape.of(2, 1));
    assertThat(a.at(0)).isEqualTo(1.5f);
    assertThat(a.at(1)).isEqualTo(-2);
    assertThat(tensor(file, "b").at(0)).isEqualTo(8);
    assertThat(file.metadata()).containsEntry("format", "pt");
  }

  /** One, in each type; a scalar has no extents. */
  @ParameterizedTest
  @CsvSource({
    "F16, FLOAT16, 003c",
    "BF16, BFLOAT16, 803f",
    "F64, FLOAT64, 000000000000f03f",
    "I64, INT64, 0100000000000000",
    "I32, INT32, 01000000",
    "U8, UINT8, 01",
    "BOOL, BOOL, 01"
  })
  void numbersOfOtherTypesAreRead(String dtype, ElementType type, String hex) throws IOException {
    byte[] one = HexFormat.of().parseHex(hex);
    String header =
        "{\"x\":{\"dtype\":\"%s\",\"shape\":[],\"data_offsets\":[0,%d]}}"
            .formatted(dtype, one.length);
    Path path = file(header, one);
    Tensor x = tensor(SafetensorsFile.of(path), "x");
    assertThat(x.type()).isEqualTo(type);
    assertThat(x.at(0)).isEqualTo(1);
    assertThat(SafetensorsFile.recognises(Header.of(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "F32; [2]; 0,4; does not have the bytes that it needs",
        "F32; [2]; 4,12; the file ends at byte",
        "F32; [2]; 8,0; does not have the bytes that it needs",
        "F32; [2]; -8,0; does not have the bytes that it needs",
        "F32; [-2]; 0,8; has a shape [-2]",
        "F32; [2.5]; 0,8; has a shape [2.5]",
        "F4; [2]; 0,8; holds numbers of type",
        "F32; [65536,65536,65536]; 0,8; does not have the bytes that it needs"
      })
  void whatDoesNotFitIsRefused(String dtype, String shape, String offsets, String reason)
      throws IOException {
    String header =
        "{\"x\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s]}}"
            .formatted(dtype, shape, offsets);
    Path path = file(header, floats(1, 2));
    assertThatIOException()
        .isThrownBy(() -> SafetensorsFile.of(path))
        .withMessageContaining(reason);
  }

  @Test
  void headersThatAreNoneAreRefused() throws IOException {
    byte[] brace = {'{'};
    Path endless = file(Long.MAX_VALUE, brace);
    assertThatIOException()
        .isThrownBy(() -> SafetensorsFile.of(endless))
        .withMessageContaining("a safetensors header of 9223372036854775807 bytes");
    Path cut = file(50, brace);
    assertThatIOException()
        .isThrownBy(() -> SafetensorsFile.of(cut))
        .withMessageContaining("it is cut off or damaged");
    Path broken = file("{\"x\": nothing}");
    assertThatIOException()
        .isThrownBy(() -> SafetensorsFile.of(broken))
        .withMessageContaining("is not JSON");
  }
}
