package org.convlens.web.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.studio.Engines;
import org.convlens.studio.Studio;
import org.convlens.web.stock.BroughtPictures.Brought;
import org.junit.jupiter.api.Test;

class BroughtPicturesTest {
  private static BroughtPictures pictures() {
    Engines none =
        (precision, threads) -> {
          throw new AssertionError("nothing is computed");
        };
    return new BroughtPictures(new Studio(none, 1).pictures());
  }

  private static Volume grey(int value) {
    return Volume.generate(3, 10, 10, (c, y, x) -> value);
  }

  @Test
  void aDrawingIsWhatItsFileHolds() throws IOException {
    Volume drawn = Volume.generate(3, 4, 5, (c, y, x) -> 40 * c + 10 * y + x);
    BroughtPictures pictures = pictures();
    Brought brought = pictures.pixels("drawing", drawn);
    assertThat(brought.picture().pixels()).isEqualTo(drawn);
    assertThat(Photo.of(brought.file())).isEqualTo(drawn);
    assertThat(brought.picture().source().name()).matches("drawing-[0-9a-f]{8}\\.png");
    assertThat(pictures.find(brought.picture().source().name())).contains(brought.picture());
  }

  @Test
  void otherBytesOfAKnownNameGetAnother() throws IOException {
    BroughtPictures pictures = pictures();
    byte[] one = pictures.pixels("a", grey(1)).file();
    byte[] other = pictures.pixels("a", grey(2)).file();
    Brought first = pictures.file("cat.png", one);
    Brought second = pictures.file("cat.png", other);
    assertThat(first.picture().source().name()).isEqualTo("cat.png");
    assertThat(second.picture().source().name()).matches("[0-9a-f]{8}-cat\\.png");
    assertThat(pictures.find("cat.png")).contains(first.picture());
    assertThat(pictures.file("cat.png", one).picture().source().name()).isEqualTo("cat.png");
  }

  @Test
  void whatIsNoPictureIsRefusedInALine() {
    assertThatThrownBy(() -> pictures().file("x.png", new byte[] {1, 2, 3}))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("'x.png' is no picture");
  }

  @Test
  void namesAreNamesOfFilesAndNothingElse() {
    assertThat(BroughtPictures.plain("cat.jpg")).isEqualTo("cat.jpg");
    assertThat(BroughtPictures.plain("../../etc/passwd")).isEqualTo("passwd");
    assertThat(BroughtPictures.plain("C:\\secret\\cat.png")).isEqualTo("cat.png");
    assertThat(BroughtPictures.plain("")).isEqualTo("picture");
    assertThat(BroughtPictures.plain("..")).isEqualTo("picture");
    assertThat(BroughtPictures.plain("a\u0000b\nc.png")).isEqualTo("abc.png");
    assertThat(BroughtPictures.plain("<img src=x onerror=alert(1)>.png"))
        .isEqualTo("img src=x onerror=alert(1).png");
    assertThat(BroughtPictures.plain("x".repeat(500))).hasSize(100);
  }
}
