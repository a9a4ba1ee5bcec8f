package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.intervention.Intervention;
import org.convlens.intervention.Occlusion;
import org.convlens.method.Baseline;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.score.Prediction;
import org.convlens.score.Region;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be, against the network with other weights that runs whole. */
class WhatIfTest {
  @TempDir Path folder;

  private static Reply ask(Studio studio, Question question, String... knobs) throws IOException {
    Map<String, String> turned = new java.util.LinkedHashMap<>();
    for (int i = 0; i < knobs.length; i += 2) {
      turned.put(knobs[i], knobs[i + 1]);
    }
    Look look = Knobs.with(WhatIfLook.DEFAULT, turned);
    return Inquiry.ofJson(new Inquiry(look, question).toJson()).answer(studio, Doors.QUIET);
  }

  /** The digits' network, its first convolution without some filters. */
  private static Model without(Model model, int... filters) {
    Graph graph = model.graph();
    LayerId conv = new LayerId("conv1");
    List<Tensor> weights = new ArrayList<>();
    for (Tensor tensor : graph.node(conv).weights()) {
      float[] values = tensor.toFloats();
      int each = values.length / tensor.shape().extent(0);
      for (int filter : filters) {
        java.util.Arrays.fill(values, filter * each, (filter + 1) * each, 0);
      }
      weights.add(Tensor.of(tensor.shape(), values));
    }
    return model.withGraph(graph.withWeights(Map.of(conv, weights)));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Reply reply, String key) {
    return (List<Map<String, Object>>) reply.facts().getOrDefault(key, List.of());
  }

  @Test
  void aPicturesClassesAreThoseOfTheOtherNetwork() throws IOException {
    try (Studio studio = Doors.studio()) {
      Reply reply = ask(studio, Doors.digit(7), "change", "off(conv1, 0-2)", "top", "10");
      Model model = studio.model(Doors.digit(7).network()).model();
      try (Loan loan = studio.lend(without(model, 0, 1, 2), Doors.digit(7))) {
        Volume input = Scene.of(loan.network(), DrawnDigit.draw(7, 0)).input();
        List<Prediction> expected = Prediction.all(loan.network(), input);
        List<Map<String, Object>> after = list(reply, "after");
        assertThat(after).hasSize(10);
        for (int i = 0; i < 10; i++) {
          assertThat(after.get(i)).containsEntry("class", expected.get(i).index());
          assertThat((double) java.util.Objects.requireNonNull(after.get(i).get("logit")))
              .isCloseTo(expected.get(i).logit(), org.assertj.core.api.Assertions.within(1e-4));
        }
      }
      assertThat(list(reply, "layers")).isNotEmpty();
      assertThat(list(reply, "layers").get(0))
          .containsEntry("layer", "conv1")
          .containsEntry("moved", 3);
    }
  }

  @Test
  void aFoldersPicturesAreCountedAsTheOtherNetworkCountsThem() throws IOException {
    digits(30);
    Files.writeString(folder.resolve("broken.png"), "no picture");
    Question asked = Doors.digit(0).about(Optional.of(Source.named(folder.toString())));
    try (Studio studio = Doors.studio()) {
      Reply reply = ask(studio, asked, "change", "off(conv1, first-half)", "most", "100");
      Model model = studio.model(asked.network()).model();
      int half = model.graph().node(new LayerId("conv1")).shape().channels() / 2;
      int[] filters = java.util.stream.IntStream.range(0, half).toArray();
      int changed = 0;
      try (Loan plain = studio.lend(model, asked);
          Loan other = studio.lend(without(model, filters), asked)) {
        for (int i = 0; i < 30; i++) {
          changed += best(plain.network(), i) == best(other.network(), i) ? 0 : 1;
        }
      }
      assertThat(reply.facts())
          .containsEntry("pictures", 30)
          .containsEntry("of", 31)
          .containsEntry("skipped", 1)
          .containsEntry("changed", (long) changed);
      assertThat(changed).isPositive();
      assertThat(list(reply, "changes")).hasSize(changed);
      assertThat(reply.notes())
          .containsExactly(Note.warning("1 of 31 pictures could not be read."));
    }
  }

  private static int best(Network network, int digit) {
    Volume input = Scene.of(network, DrawnDigit.draw(digit % 10, digit)).input();
    return Prediction.all(network, input).get(0).index();
  }

  private void digits(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      ImageIO.write(image, "png", folder.resolve("%02d.png".formatted(i)).toFile());
    }
  }

  @Test
  void workThatIsStoppedTellsWhatIsDone() throws IOException {
    digits(40);
    Question asked = Doors.digit(0).about(Optional.of(Source.named(folder.toString())));
    long[] done = {0};
    Progress soon =
        new Progress() {
          @Override
          public void begin(String what, long steps) {}

          @Override
          public void advance(long steps, String note) {
            done[0] += steps;
          }

          @Override
          public void end() {}

          @Override
          public boolean cancelled() {
            return done[0] > 0;
          }
        };
    try (Studio studio = Doors.studio()) {
      Look look = Knobs.with(WhatIfLook.DEFAULT, Map.of("change", "off(conv1, 0)"));
      Reply reply = new Inquiry(look, asked).answer(studio, Listener.of(() -> soon));
      assertThat((int) java.util.Objects.requireNonNull(reply.facts().get("pictures")))
          .isPositive()
          .isLessThan(40);
      assertThat(reply.notes().get(0).text()).startsWith("Stopped after");
    }
  }

  @Test
  void hiddenPartsAreThePicturesOwnPixels() throws IOException {
    try (Studio studio = Doors.studio();
        Loan loan = studio.lend(studio.model(Doors.digit(7).network()).model(), Doors.digit(7))) {
      Network network = loan.network();
      Volume seven = DrawnDigit.draw(7, 0);
      Region box = Region.parse("box(4, 0, 28, 10)");
      Occlusion occlusion =
          Occlusion.of(List.of(box), Map.of(), Baseline.ZERO, seven, network.model());
      Volume input = Scene.of(network, seven).input();
      Volume expected =
          Volume.generate(1, 28, 28, (c, y, x) -> x >= 4 && y < 10 ? 0 : input.at(c, y, x));
      assertThat(occlusion.of(network.model(), input)).isEqualTo(expected);
      try (Specimen specimen = Specimen.of(network, seven, Set.of());
          Altered altered = specimen.altered(Intervention.NONE, Optional.of(occlusion), Set.of())) {
        assertThat(altered.predictions()).isEqualTo(Prediction.all(network, expected));
      }
      Reply reply = ask(studio, Doors.digit(7), "hide", "box(4, 0, 28, 10)");
      assertThat(list(reply, "after").get(0))
          .containsEntry("class", Prediction.all(network, expected).get(0).index());
      studio.pictures().hold("mask.png", white());
      Reply all = ask(studio, Doors.digit(7), "hide", "mask(mask.png)", "change", "off(conv1, 0)");
      assertThat(list(all, "layers").get(0)).containsEntry("layer", "conv1");
    }
  }

  private static byte[] white() throws IOException {
    BufferedImage image = new BufferedImage(14, 14, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(5, 5, 0, 255);
    java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  @Test
  void nothingIsRefused() throws IOException {
    try (Studio studio = Doors.studio()) {
      assertThatThrownBy(() -> ask(studio, Doors.digit(7)))
          .hasMessageContaining("nothing is changed");
      assertThatThrownBy(() -> ask(studio, Doors.digit(7), "hide", "cell(1, 1)"))
          .hasMessageContaining("what is hidden is a box");
    }
  }
}
