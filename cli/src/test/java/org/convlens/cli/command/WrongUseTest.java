package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.train.BuiltIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clear line, the right exit code, nothing half-written, no stack trace. */
class WrongUseTest {
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  @TempDir Path folder;

  @Test
  void aMissingModelIsNamed() throws IOException {
    refuses(FAILED, "no-such.onnx", "summary", folder.resolve("no-such.onnx"));
  }

  @Test
  void aMistypedBuiltInGetsASuggestion() throws IOException {
    refuses(WRONG, "did you mean 'digits'", "summary", "digts");
  }

  @Test
  void aTextFileIsNoModel() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.onnx"), "these are only words\n");
    refuses(FAILED, "notes.onnx", "draw", "filters", text, "-o", picture());
  }

  @Test
  void anEmptyFileIsNoModel() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    refuses(FAILED, "empty.onnx", "summary", empty);
  }

  @Test
  void aTruncatedModelIsDamaged() throws IOException {
    byte[] whole;
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      whole = stream.readAllBytes();
    }
    Path half = folder.resolve("half.onnx");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    refuses(FAILED, "half.onnx", "draw", "filters", half, "-o", picture());
  }

  @Test
  void aMissingPictureIsNamed() throws IOException {
    refuses(FAILED, "gone.jpg", "classify", "digits", folder.resolve("gone.jpg"));
  }

  @Test
  void aPictureCutInHalfIsDamaged() throws IOException {
    Path jpeg = folder.resolve("half.jpg");
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 300 * 200; i++) {
      image.setRGB(i % 300, i / 300, i * 2654435);
    }
    ImageIO.write(image, "jpg", jpeg.toFile());
    byte[] whole = Files.readAllBytes(jpeg);
    Files.write(jpeg, Arrays.copyOf(whole, whole.length / 2));
    refuses(FAILED, "half.jpg", "draw", "grad-cam", "digits", jpeg, "-o", picture());
  }

  /** The library speaks of trust checks and scores; what they are called here is added. */
  @Test
  void whatTheLibraryMissesIsSaidInFlags() throws IOException {
    refuses(
        WRONG,
        "leave the score out (--trust, --score)",
        "draw",
        "grad-cam",
        "digits",
        "digit:7",
        "--trust",
        "quick",
        "--score",
        "logit(3)",
        "-o",
        picture());
  }

  @Test
  void aPictureThatDoesNotExistByNameIsRefused() throws IOException {
    refuses(WRONG, "digit:0 to digit:9", "classify", "digits", "digit:12");
  }

  @Test
  void anUnknownLayerIsNamed() throws IOException {
    Object[] args = {
      "draw", "feature-maps", "digits", "digit:7", "--layer", "conv99", "-o", picture()
    };
    refuses(WRONG, "no layer 'conv99'", args);
  }

  @Test
  void aClassOutOfRangeIsNamed() throws IOException {
    Object[] args = {"draw", "grad-cam", "digits", "digit:7", "--class", "10", "-o", picture()};
    refuses(WRONG, "no class 10: the network has classes 0 to 9", args);
  }

  @Test
  void anOutputInAMissingFolderIsRefusedBeforeTheWork() throws IOException {
    Path nowhere = folder.resolve("nowhere/out.png");
    refuses(FAILED, "there is no folder", "draw", "filters", "no-such-model.onnx", "-o", nowhere);
  }

  @Test
  void anOutputThatIsAFolderIsRefused() throws IOException {
    refuses(FAILED, "it is a folder", "draw", "filters", "digits", "-o", folder);
  }

  @Test
  void rawNumbersThatCannotBeWrittenAreRefusedBeforeAnythingIs() throws IOException {
    Object[] args = {
      "draw", "filters", "digits", "-o", picture(), "--raw", folder.resolve("nowhere/raw.npy")
    };
    refuses(FAILED, "there is no folder", args);
  }

  @Test
  void aPictureThatIsMissingIsAskedFor() throws IOException {
    refuses(WRONG, "needs a picture", "draw", "grad-cam", "digits", "-o", picture());
  }

  @Test
  void aKnobOutOfRangeIsNamed() throws IOException {
    Object[] args = {
      "draw", "feature-maps", "digits", "digit:7", "--columns", "-3", "-o", picture()
    };
    refuses(WRONG, "columns -3", args);
  }

  @Test
  void anUnknownMethodGetsASuggestion() throws IOException {
    refuses(WRONG, "did you mean 'grad-cam'", "draw", "gradcam", "digits");
  }

  @Test
  void anUnknownCommandGetsASuggestion() throws IOException {
    refuses(WRONG, "did you mean 'summary'", "sumary", "digits");
  }

  @Test
  void anUnknownOptionGetsASuggestion() throws IOException {
    refuses(WRONG, "did you mean '--json'", "summary", "digits", "--jsn");
  }

  @Test
  void aMissingArgumentIsNamed() throws IOException {
    refuses(WRONG, "MODEL", "summary");
  }

  @Test
  void comparingNeedsAPicture() throws IOException {
    refuses(WRONG, "needs a network and a picture", "compare", "digits");
  }

  @Test
  void aPictureWithoutProvenanceCannotBeRedrawn() throws IOException {
    Path png = folder.resolve("plain.png");
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    refuses(FAILED, "does not say how it was made", "redraw", png, "-o", picture());
  }

  @Test
  void scoresAreOnlyForWhatExplainsThem() {
    for (String command : List.of("compare", "report")) {
      Run run = Run.of(command, "digits", "digit:7", "--score", "logit(3)");
      assertThat(run.code()).as(command).isEqualTo(2);
      assertThat(run.err()).as(command).contains("--score");
    }
  }

  private Path picture() {
    return folder.resolve("out.png");
  }

  private void refuses(int code, String words, Object... args) throws IOException {
    List<String> before = files();
    Run run = Run.of(args);
    assertThat(run.err()).startsWith("convlens: ").contains(words).hasLineCount(1);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}
