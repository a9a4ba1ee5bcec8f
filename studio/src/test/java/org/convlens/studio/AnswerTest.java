package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.report.Json;
import org.convlens.report.Provenance;
import org.convlens.report.page.Listener;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked as JSON is answered, and asked once more by what the answer says of its making. */
class AnswerTest {
  private static final String NAMES =
      "\"model\": {\"name\": \"digits\"}, \"picture\": {\"name\": \"digit:7\"}, \"threads\": 1";
  private static final Listener QUIET = Listener.of(() -> Progress.SILENT);

  @TempDir Path folder;

  private static Studio studio() {
    return new Studio(
        (precision, threads) -> Torch.engine(new Torch.Options(threads, precision)), 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'method': 'saliency', 'preprocessing': {'preset': 'unit'}",
        "'method': 'grad-cam', 'class': 3, 'knobs': {'layer': 'conv1', 'trust': 'quick'}",
        "'method': 'saliency', 'score': '2*logit(7) - logit(1)', 'precision': 'float64'",
        "'method': 'compare', 'knobs': {'methods': 'saliency,eigen-cam', 'trust': 'none'}",
        "'method': 'report', 'other_model': {'name': 'digits:untrained'}, 'seed': 2",
        "'method': 'diff', 'other_model': {'name': 'digits:untrained'}"
      })
  void whatAnAnswerCarriesIsARequestForTheSameBytes(String asked) throws IOException {
    try (Studio studio = studio()) {
      Request request = Request.ofJson("{" + asked.replace('\'', '"') + ", " + NAMES + "}");
      Result first = request.answer(studio, QUIET);
      Path file = Files.write(folder.resolve("first"), first.bytes());
      Provenance carried = Provenance.ofFile(file);
      assertThat(carried).isEqualTo(first.provenance());
      assertThat(carried.question().network().source().isFingerprinted()).isTrue();
      assertThat(Request.of(carried).answer(studio, QUIET).bytes()).isEqualTo(first.bytes());
      assertThat(Request.ofJson(carried.toJson()).answer(studio, QUIET).bytes())
          .isEqualTo(first.bytes());
    }
  }

  @Test
  void aFolderIsLookedAtAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      Volume digit = DrawnDigit.draw(i, 1);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
    String json =
        Json.text(
            Map.of(
                "method", "top-patches",
                "model", Map.of("name", "digits"),
                "picture", Map.of("name", folder.toString())));
    try (Studio studio = studio()) {
      Result sheet = Request.ofJson(json).answer(studio, QUIET);
      assertThat(Facts.of(sheet, Written.NOWHERE)).containsEntry("pictures", 3);
      Request again = Request.of(sheet.provenance());
      assertThat(again.answer(studio, QUIET).bytes()).isEqualTo(sheet.bytes());
    }
  }

  @Test
  void factsSayWhereSomethingLiesOnlyIfItDoes() throws IOException {
    try (Studio studio = studio()) {
      Result drawn =
          Request.ofJson("{\"method\": \"saliency\", " + NAMES + "}").answer(studio, QUIET);
      Map<String, Object> facts = Facts.of(drawn, Written.NOWHERE);
      assertThat(facts).containsOnlyKeys("explained", "notes", "warnings", "numbers", "provenance");
      Path file = Path.of("a.png");
      assertThat(Facts.of(drawn, Written.to(file))).containsEntry("written", "a.png");
      assertThat(Json.object(Json.text(facts)).get("provenance"))
          .isEqualTo(Json.object(drawn.provenance().toJson()));
    }
  }

  @Test
  void anotherPictureOfThatNameIsRefused() throws IOException {
    Path photo = folder.resolve("photo.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
    String json =
        Json.text(
            Map.of(
                "method", "saliency",
                "model", Map.of("name", "digits"),
                "picture", Map.of("name", photo.toString())));
    try (Studio studio = studio()) {
      Request again = Request.of(Request.ofJson(json).answer(studio, QUIET).provenance());
      ImageIO.write(new BufferedImage(8, 9, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
      assertThatThrownBy(() -> again.answer(studio, QUIET))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not the picture that was looked at");
    }
  }
}
