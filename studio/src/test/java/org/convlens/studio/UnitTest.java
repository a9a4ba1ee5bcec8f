package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.ascent.Onlooker;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit's facts: from the network's file, and from a folder once. */
class UnitTest {
  private static final int PICTURES = 12;

  @TempDir Path place;
  private Path folder = Path.of("");

  @BeforeEach
  void digits() throws IOException {
    folder = Files.createDirectory(place.resolve("photos"));
    for (int i = 0; i < PICTURES; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      ImageIO.write(image, "png", folder.resolve("%02d.png".formatted(i)).toFile());
    }
  }

  private Studio studio() {
    return new Studio(
            (precision, threads) -> Torch.engine(new Torch.Options(threads, precision)), 2)
        .keeping(new Shelf(place.resolve("facts"), 1 << 20));
  }

  private Question question(boolean pictures) {
    return Doors.digit(0)
        .about(pictures ? Optional.of(Source.named(folder.toString())) : Optional.empty());
  }

  private static Map<String, Object> ask(
      Studio studio, Look defaults, Question question, Listener listener, String... knobs)
      throws IOException {
    Map<String, String> turned = new LinkedHashMap<>();
    for (int i = 0; i < knobs.length; i += 2) {
      turned.put(knobs[i], knobs[i + 1]);
    }
    Inquiry inquiry = new Inquiry(Knobs.with(defaults, turned), question);
    Reply reply = Inquiry.ofJson(inquiry.toJson()).answer(studio, listener);
    return Json.object(Json.text(reply.facts()));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> facts, String key) {
    return (List<Map<String, Object>>) Objects.requireNonNull(facts.get(key), key);
  }

  @Test
  void theFileAloneTellsKernelWiresAndField() throws IOException {
    try (Studio studio = studio()) {
      Map<String, Object> facts =
          ask(studio, UnitLook.DEFAULT, question(false), Doors.QUIET, "layer", "conv1");
      assertThat(facts)
          .containsKeys("kernel", "in", "out", "receptive_field", "portrait", "shape")
          .doesNotContainKeys("statistics", "patches");
      assertThat(list(facts, "in").get(0)).containsEntry("layer", "input");
      assertThat(list(facts, "out")).isNotEmpty();
      Request portrait = Request.ofJson(Json.text(Objects.requireNonNull(facts.get("portrait"))));
      assertThat(portrait.question().score()).hasValue("channel(conv1, 0)");
      assertThatThrownBy(
              () ->
                  ask(
                      studio,
                      UnitLook.DEFAULT,
                      question(false),
                      Doors.QUIET,
                      "layer",
                      "conv1",
                      "channel",
                      "9999"))
          .hasMessageContaining("channel 9999: layer 'conv1' has channels 0 to");
    }
  }

  @Test
  void aFoldersFactsAreTheSurveysAndAreKept() throws IOException {
    Counting first = new Counting();
    Counting second = new Counting();
    try (Studio studio = studio()) {
      Map<String, Object> facts =
          ask(studio, UnitLook.DEFAULT, question(true), first.listener(), "layer", "conv1");
      assertThat(first.steps).isEqualTo(PICTURES);
      Request survey =
          Request.ofJson(
              Json.text(
                  Map.of(
                      "method", "top-patches",
                      "knobs", Map.of("layer", "conv1", "channels", "0"),
                      "model", Map.of("name", "digits"),
                      "picture", Map.of("name", folder.toString()))));
      Map<String, Object> sheet =
          Json.object(Json.text(Facts.of(survey.answer(studio, Doors.QUIET), Written.NOWHERE)));
      assertThat(list(facts, "patches")).isEqualTo(list(list(sheet, "channels").get(0), "patches"));
      assertThat(facts).containsKeys("statistics", "faults").containsEntry("pictures", PICTURES);
      Map<String, Object> page =
          ask(studio, UnitsLook.DEFAULT, question(true), second.listener(), "layer", "conv1");
      assertThat(second.steps).isZero();
      assertThat(list(page, "units").get(0).get("patches")).isEqualTo(facts.get("patches"));
    }
    try (Studio later = studio()) {
      ask(later, UnitLook.DEFAULT, question(true), second.listener(), "layer", "conv1");
      assertThat(second.steps).isZero();
      Files.delete(folder.resolve("00.png"));
      ask(later, UnitLook.DEFAULT, question(true), second.listener(), "layer", "conv1");
      assertThat(second.steps).isEqualTo(PICTURES - 1);
    }
  }

  @Test
  void damagedFactsAreFoundAgain() throws IOException {
    Counting counting = new Counting();
    try (Studio studio = studio()) {
      Map<String, Object> once =
          ask(studio, UnitLook.DEFAULT, question(true), counting.listener(), "layer", "conv1");
      try (Stream<Path> files = Files.list(place.resolve("facts"))) {
        for (Path file : files.toList()) {
          Files.writeString(file, "damaged");
        }
      }
      Map<String, Object> again =
          ask(studio, UnitLook.DEFAULT, question(true), counting.listener(), "layer", "conv1");
      assertThat(again).isEqualTo(once);
      assertThat(counting.steps).isEqualTo(2 * PICTURES);
    }
  }

  @Test
  void pagesOfUnitsAreOrdered() throws IOException {
    try (Studio studio = studio()) {
      List<Double> largest = new ArrayList<>();
      int channels = 0;
      for (int from = 0; from == 0 || from < channels; from += 5) {
        Map<String, Object> page =
            ask(
                studio,
                UnitsLook.DEFAULT,
                question(true),
                Doors.QUIET,
                "layer",
                "conv1",
                "order",
                "max",
                "from",
                "" + from,
                "count",
                "5");
        channels = (int) Objects.requireNonNull(page.get("channels"));
        for (Map<String, Object> unit : list(page, "units")) {
          Map<?, ?> statistics = (Map<?, ?>) Objects.requireNonNull(unit.get("statistics"));
          largest.add(((Number) Objects.requireNonNull(statistics.get("max"))).doubleValue());
        }
      }
      assertThat(largest).hasSize(channels).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  @Test
  void aPortraitIsSeenWhileItClimbs() throws IOException {
    List<Volume> seen = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    Onlooker onlooker =
        new Onlooker() {
          @Override
          public void sees(List<Volume> pictures, int done, int steps) {
            seen.add(pictures.get(0));
            at.add(done);
            assertThat(steps).isEqualTo(12);
          }

          @Override
          public void begin(String what, long steps) {}

          @Override
          public void advance(long steps, String note) {}

          @Override
          public void end() {}
        };
    try (Studio studio = studio()) {
      Request request =
          Request.ofJson(
              """
              {"method": "activation-maximisation", "knobs": {"steps": 12},
               "model": {"name": "digits"}, "score": "channel(conv1, 2)"}""");
      Drawn drawn = (Drawn) request.answer(studio, Listener.of(() -> onlooker));
      assertThat(seen).isEqualTo(drawn.finding().frames());
      assertThat(at).startsWith(0).endsWith(12).isSorted();
      Volume raw = drawn.finding().raw().values().iterator().next();
      assertThat(seen.get(seen.size() - 1).minus(raw).abs().max()).isCloseTo(0, within(1e-6f));
    }
  }

  /** Counts the pictures that are looked at. */
  private static final class Counting {
    private long steps;

    Listener listener() {
      return Listener.of(
          () ->
              new Progress() {
                @Override
                public void begin(String what, long all) {}

                @Override
                public void advance(long more, String note) {
                  steps += more;
                }

                @Override
                public void end() {}
              });
    }
  }
}
