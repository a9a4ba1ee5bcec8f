package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.formula.Cell;
import org.convlens.method.map.MapAtlas;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.report.Json;
import org.convlens.report.Source;
import org.convlens.score.Prediction;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;

/** A picture that stays under the microscope. */
class SpecimenTest {
  private static final Volume SEVEN = DrawnDigit.draw(7, 0);

  @Test
  void aFrameHoldsAllMapsAndThePredictions() throws IOException {
    try (Studio studio = Doors.studio();
        Loan loan = loan(studio)) {
      Graph graph = loan.network().model().graph();
      List<LayerId> layers = graph.layers();
      try (Specimen specimen = Specimen.of(loan.network(), SEVEN, Set.copyOf(layers))) {
        Frame frame = specimen.frame(layers, 3);
        assertThat(frame.best())
            .isEqualTo(Prediction.all(loan.network(), specimen.input()).subList(0, 3));
        checkBytes(frame, specimen);
      }
    }
  }

  private static void checkBytes(Frame frame, Specimen specimen) {
    ByteBuffer bytes =
        ByteBuffer.wrap(frame.bytes(Map.of("number", 41))).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    Map<String, Object> head = Json.object(new String(text, StandardCharsets.UTF_8));
    assertThat(head).containsEntry("number", 41).containsKeys("predictions", "layers");
    for (MapAtlas atlas : frame.atlases()) {
      Volume said = specimen.at(atlas.layer());
      assertThat(bytes.position() % 4).isZero();
      float least = bytes.getFloat();
      assertThat(least).isEqualTo(said.area() == 1 ? said.min() : said.channel(0).min());
      bytes.position(bytes.position() + 4 * (2 * atlas.maps() - 1));
      assertThat(Byte.toUnsignedInt(bytes.get(bytes.position()))).isEqualTo(atlas.shade(0, 0, 0));
      bytes.position((bytes.position() + atlas.size() + 3) / 4 * 4);
    }
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void whatWasNotWatchedIsLookedAtWhenItIsAskedFor() throws IOException {
    try (Studio studio = Doors.studio();
        Loan loan = loan(studio);
        Specimen narrow = Specimen.of(loan.network(), SEVEN, Set.of())) {
      LayerId layer = loan.network().model().graph().layers().get(1);
      try (Specimen wide = Specimen.of(loan.network(), SEVEN, Set.of(layer))) {
        assertThat(narrow.at(layer)).isEqualTo(wide.at(layer));
        assertThat(narrow.derivation(layer, new Cell(0, 3, 3)))
            .isEqualTo(wide.derivation(layer, new Cell(0, 3, 3)));
        assertThat(narrow.predictions()).isEqualTo(wide.predictions());
      }
    }
  }

  @Test
  void picturesInMemoryAreNamedLikeFiles() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < SEVEN.area(); i++) {
      image.getRaster().setSample(i % 28, i / 28, 0, (int) SEVEN.at(i));
    }
    ImageIO.write(image, "png", file);
    try (Studio studio = Doors.studio()) {
      Source source = studio.pictures().hold("drawing.png", file.toByteArray());
      Inquiry drawn =
          new Inquiry(Inquiry.look("classify"), Doors.digit(7).about(Optional.of(source)));
      Reply reply = Inquiry.ofJson(drawn.toJson()).answer(studio, Doors.QUIET);
      assertThat(reply.ledgers())
          .isEqualTo(
              new Inquiry(Inquiry.look("classify"), Doors.digit(7))
                  .answer(studio, Doors.QUIET)
                  .ledgers());
      assertThat(studio.pictures().file("drawing.png")).hasValue(file.toByteArray());
      image.getRaster().setSample(0, 0, 0, 200);
      ByteArrayOutputStream other = new ByteArrayOutputStream();
      ImageIO.write(image, "png", other);
      studio.pictures().hold("drawing.png", other.toByteArray());
      assertThatThrownBy(() -> drawn.answer(studio, Doors.QUIET))
          .hasMessageContaining("is not the picture that was looked at");
      studio.pictures().release("drawing.png");
      assertThatThrownBy(() -> drawn.answer(studio, Doors.QUIET)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> studio.pictures().hold("x", new byte[] {1, 2, 3}))
          .isInstanceOf(IOException.class);
    }
  }

  private static Loan loan(Studio studio) throws IOException {
    return studio.lend(studio.model(Doors.digit(7).network()).model(), Doors.digit(7));
  }
}
