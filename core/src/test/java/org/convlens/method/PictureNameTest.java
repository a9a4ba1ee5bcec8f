package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureNameTest {
  /** As folders of pictures are listed. */
  @Test
  void aFoldersOwnPicturesComeBeforeItsFolders() {
    List<String> listed =
        List.of("b.png", "z.png", "a/b.png", "a/x.png", "a/c/a.png", "a/d/a.png", "c/a.png");
    List<String> mixed = new ArrayList<>(listed);
    Collections.shuffle(mixed, new Random(2));
    mixed.sort(PictureName.ORDER);
    assertThat(mixed).isEqualTo(listed);
  }
}
