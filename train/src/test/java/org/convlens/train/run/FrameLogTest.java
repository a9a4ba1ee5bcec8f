package org.convlens.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLogTest {
  private static final List<FrameLog.Frame> FRAMES =
      List.of(frame(0, 0, 5), frame(1, 0, 0), frame(2, 0, 9), frame(2, 1, 3), frame(4, 2, 7));

  @TempDir Path folder;
  private Path path = Path.of("");

  private static FrameLog.Frame frame(long step, int epoch, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) (step * 16 + epoch));
    return new FrameLog.Frame(step, epoch, bytes);
  }

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("film.frames");
    try (FrameLog log = FrameLog.open(path)) {
      for (FrameLog.Frame frame : FRAMES) {
        log.append(frame);
      }
    }
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    assertThat(FrameLog.read(path))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(FRAMES);
  }

  /**
   * Whatever of it reached the disk, the whole frames at its beginning are there, and no others.
   */
  @Test
  void isCutBackToItsWholeFrames() throws IOException {
    byte[] all = Files.readAllBytes(path);
    for (int length = 0; length <= all.length; length++) {
      Files.write(path, Arrays.copyOf(all, length));
      int whole;
      try (FrameLog log = FrameLog.open(path)) {
        whole = log.size();
        log.append(FRAMES.get(0));
      }
      List<FrameLog.Frame> found = FrameLog.read(path);
      assertThat(found).hasSize(whole + 1);
      assertThat(found.subList(0, whole))
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(FRAMES.subList(0, whole));
      assertThat(whole == FRAMES.size()).isEqualTo(length == all.length);
    }
  }

  @Test
  void aFrameThatChangedEndsIt() throws IOException {
    byte[] all = Files.readAllBytes(path);
    for (int place = 8; place < all.length; place++) {
      byte[] changed = all.clone();
      changed[place] ^= 1;
      Files.write(path, changed);
      assertThat(FrameLog.read(path))
          .as("byte " + place)
          .hasSizeLessThan(FRAMES.size())
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(FRAMES.subList(0, FrameLog.read(path).size()));
    }
  }

  /** A disk that is full after so many bytes of a frame, or at once. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 20, 21, 24})
  void whatDoesNotFitOnTheDiskIsCutOff(int room) throws IOException {
    FrameLog.Frame next = frame(8, 2, 5);
    try (FrameLog log = new FrameLog(path, new NarrowChannel(path, room))) {
      log.begin();
      assertThatThrownBy(() -> log.append(next))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot write '" + path + "': no space left on device");
    }
    givesBackWhatItWasGiven();
    try (FrameLog log = FrameLog.open(path)) {
      log.append(next);
    }
    List<FrameLog.Frame> all = new ArrayList<>(FRAMES);
    all.add(next);
    assertThat(FrameLog.read(path)).usingRecursiveFieldByFieldElementComparator().isEqualTo(all);
  }

  @Test
  void losesWhatIsLaterThanAMoment() throws IOException {
    try (FrameLog log = FrameLog.open(path)) {
      log.cutAfter(2, 0);
      assertThat(log.size()).isEqualTo(3);
      log.append(FRAMES.get(3));
      log.append(FRAMES.get(4));
    }
    givesBackWhatItWasGiven();
    try (FrameLog log = FrameLog.open(path)) {
      log.cutAfter(-1, 0);
    }
    assertThat(FrameLog.read(path)).isEmpty();
  }

  @Test
  void somethingElseIsRefused() throws IOException {
    Files.writeString(path, "no film at all");
    assertThatThrownBy(() -> FrameLog.read(path))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is no film of a training");
  }
}
