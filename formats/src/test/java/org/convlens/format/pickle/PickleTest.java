package org.convlens.format.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.format.file.FormatException;
import org.junit.jupiter.api.Test;

/** Pickles written by hand in protocol 0 to 2. */
class PickleTest {
  private static Object read(String pickle) throws FormatException {
    byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
    return new Pickle(ByteBuffer.wrap(bytes), new Constructors()).read();
  }

  @Test
  void numbersTextsAndListsAreRead() throws FormatException {
    assertThat(read("\u0080\u0002]q\0(K\u0007U\u0002hi\u0088e."))
        .isEqualTo(List.of(7L, "hi", true));
  }

  @Test
  void dictionariesAreRead() throws FormatException {
    assertThat(read("\u0080\u0002}q\0(U\u0001aK\u0001U\u0001bM\u0001\u0001u."))
        .isEqualTo(Map.of("a", 1L, "b", 257L));
  }

  @Test
  void codeIsNamedAndNeverRun() {
    assertThatThrownBy(() -> read("cposix\nsystem\n(U\u0004dater."))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("'posix.system'")
        .hasMessageContaining("not run or built");
  }

  @Test
  void objectsOfTorchScriptAreTheirAttributes() throws FormatException {
    byte[] bytes =
        "\u0080\u0002c__torch__\nNet\n)\u0081}(U\u0001aK\u0001ub."
            .getBytes(StandardCharsets.ISO_8859_1);
    Object read = new Pickle(ByteBuffer.wrap(bytes), new Constructors(true)).read();
    assertThat(((PickledObject) read).type()).isEqualTo("__torch__.Net");
    assertThat(((PickledObject) read).attributes()).isEqualTo(Map.of("a", 1L));
  }

  /** a = [b] and b = [a] in the place of a storage's name. */
  @Test
  void aStorageThatIsCalledByACircleIsRefused() {
    String circle = "]q\u0005]q\u0006h\u0005a0h\u0006a";
    assertThatThrownBy(
            () ->
                read(
                    "\u0080\u0002(U\u0007storagectorch\nFloatStorage\n"
                        + circle
                        + "U\u0003cpuK\u0004tQ."))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("not called by a text");
  }

  @Test
  void millionsOfDictionariesAreRefused() {
    assertThatThrownBy(() -> read("\u0080\u0002" + "}".repeat(3_000_000) + "."))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void viewsThatTakeAStorageApartManyTimesAreRefused() throws FormatException {
    Storage storage = new Storage(ElementType.FLOAT32, "0", 1 << 20);
    storage.fill(ByteBuffer.allocate(4 << 20));
    View turned = new View(storage, 0, new long[] {1024, 1024}, new long[] {1, 1024});
    for (int i = 0; i < 4; i++) {
      assertThat(turned.tensor().size()).isEqualTo(1 << 20);
    }
    assertThatThrownBy(turned::tensor)
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("more than 4 times");
  }

  @Test
  void aTextThatIsLongerThanTheFileIsRefused() {
    assertThatThrownBy(() -> read("\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc."))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anEndThatIsMissingIsTold() {
    assertThatThrownBy(() -> read("\u0080\u0002]q\0(K\u0007"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut off");
  }
}
