package org.convlens.web.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.web.stock.BroughtPictures.Brought;
import org.junit.jupiter.api.Test;

class BroughtPicturesTest {
  private static Volume grey(int value) {
    return Volume.generate(3, 10, 10, (c, y, x) -> value);
  }

  @Test
  void aDrawingIsWhatItsFileHolds() throws IOException {
    Volume drawn = Volume.generate(3, 4, 5, (c, y, x) -> 40 * c + 10 * y + x);
    BroughtPictures pictures = new BroughtPictures(1_000_000);
    Brought brought = pictures.pixels("drawing", drawn);
    assertThat(brought.picture().pixels()).isEqualTo(drawn);
    assertThat(Photo.of(brought.file())).isEqualTo(drawn);
    assertThat(brought.picture().source().name()).matches("drawing-[0-9a-f]{8}\\.png");
    assertThat(pictures.find(brought.id())).contains(brought.picture());
    assertThat(pictures.find(brought.picture().source())).contains(brought.picture());
  }

  @Test
  void thoseUsedLeastMakeRoom() throws IOException {
    BroughtPictures pictures = new BroughtPictures(600);
    Brought first = pictures.pixels("a", grey(1));
    Brought second = pictures.pixels("b", grey(2));
    assertThat(pictures.find(first.id())).isPresent();
    pictures.pixels("c", grey(3));
    assertThat(pictures.find(first.id())).isPresent();
    assertThat(pictures.find(second.id())).isEmpty();
  }

  @Test
  void whatIsNoPictureIsRefusedInALine() {
    assertThatThrownBy(() -> new BroughtPictures(1000).file("x.png", new byte[] {1, 2, 3}))
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
