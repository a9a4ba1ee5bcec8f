package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.convlens.array.Volume;
import org.convlens.data.PixelPictures;
import org.convlens.film.Camera;
import org.convlens.film.Cast;
import org.convlens.film.Frame;
import org.convlens.film.FrameCode;
import org.convlens.film.Story;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.file.Film;
import org.convlens.report.film.FilmPage;
import org.convlens.report.film.FilmStrip;
import org.convlens.torch.Torch;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The film of a short training on drawn digits. */
class FilmTest {
  private static final Engine ENGINE = Torch.engine();
  private static final Recipe RECIPE = Recipes.named("digits");
  private static final int PICTURES = 60;

  private static Camera camera;
  private static Story story;
  private static List<Graph> weights;

  @BeforeAll
  static void film() throws IOException {
    PixelPictures set = drawn();
    Model model =
        new Model(
            "digits",
            RECIPE.network().untrained(1),
            RECIPE.preprocessing(),
            new Labels(set.classes()),
            Optional.empty(),
            Map.of());
    camera = Camera.on(ENGINE, model, set);
    weights = new ArrayList<>(List.of(model.graph()));
    List<Frame> frames = new ArrayList<>();
    frames.add(camera.take(model.graph(), 0, 0, Optional.empty()));
    float[] pixels = new float[PICTURES * 784];
    for (int i = 0; i < PICTURES; i++) {
      set.read(i, pixels, i * 784);
    }
    int[] labels = IntStream.range(0, PICTURES).map(set::label).toArray();
    Learner.Batch batch =
        new Learner.Batch(RECIPE.preprocessing().normalise(pixels, 1, 784), labels);
    try (Learner learner = ENGINE.learner(model.graph(), RECIPE.settings(1))) {
      for (int step = 1; step <= 12; step++) {
        learner.learn(batch, 0.001);
        if (step % 4 == 0) {
          weights.add(learner.snapshot());
          frames.add(camera.take(learner.snapshot(), step, step, Optional.empty()));
        }
      }
    }
    story = new Story(camera.cast(), frames);
  }

  private static PixelPictures drawn() {
    byte[] pixels = new byte[PICTURES * 784];
    int[] labels = new int[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      labels[i] = i % 10;
      Volume digit = DrawnDigit.draw(i % 10, i / 10);
      for (int p = 0; p < 784; p++) {
        pixels[i * 784 + p] = (byte) Math.round(digit.at(p));
      }
    }
    return new PixelPictures(
        "drawn digits",
        1,
        28,
        28,
        pixels,
        labels,
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  @Test
  void aFrameHoldsWhatTheNetworkHoldsAndSays() {
    Cast cast = camera.cast();
    for (int f = 0; f < weights.size(); f++) {
      Frame frame = story.frames().get(f);
      Graph graph = weights.get(f);
      Model model = camera.model().withGraph(graph);
      for (int k = 0; k < cast.kernels().size(); k++) {
        assertThat(frame.kernels().get(k))
            .isEqualTo(graph.node(cast.kernels().get(k).layer()).weights().get(0).toFloats());
      }
      try (Network network = ENGINE.open(model);
          Trace trace = network.trace(camera.jury(), Set.of(model.head().logits()))) {
        for (int i = 0; i < PICTURES; i++) {
          assertThat(frame.verdicts()[i]).isEqualTo(trace.at(i, model.head().logits()).argmax());
        }
      }
    }
  }

  @Test
  void equalWeightsGiveEqualFrames() {
    FrameCode code = new FrameCode(camera.cast());
    Frame again = camera.take(weights.get(2), 8, 8, Optional.empty());
    assertThat(code.encode(again)).isEqualTo(code.encode(story.frames().get(2)));
  }

  @Test
  void aTrainedNetworkIsRightMoreOften() {
    double before = story.frames().get(0).accuracy(camera.cast());
    double after = story.frames().get(3).accuracy(camera.cast());
    assertThat(after).isGreaterThan(before + 0.3);
  }

  @Test
  void thePageNeedsNothingElseAndHoldsTheNumbers() throws IOException {
    FilmPage page = new FilmPage(story, "digits <1>", Map.of("recipe", "digits & more"));
    String html = page.html();
    assertThat(html).isEqualTo(page.html()).hasSizeLessThan(FilmPage.MOST);
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    assertThat(html).contains("digits &lt;1&gt;").contains("digits &amp; more");
    Matcher reel = Pattern.compile("id=\"reel\">([^<]+)<").matcher(html);
    assertThat(reel.find()).isTrue();
    byte[] packed = Base64.getDecoder().decode(reel.group(1).strip());
    byte[] all;
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      all = in.readAllBytes();
    }
    int size = all.length / story.frames().size();
    for (int i = size; i < all.length; i++) {
      all[i] += all[i - size];
    }
    float most = 0;
    for (Frame frame : story.frames()) {
      for (float w : frame.kernels().get(0)) {
        most = Math.max(most, Math.abs(w));
      }
    }
    for (int f = 0; f < story.frames().size(); f++) {
      float[] first = story.frames().get(f).kernels().get(0);
      for (int i = 0; i < first.length; i++) {
        long place = Math.round(255 * (first[i] / most + 1.0) / 2);
        assertThat(all[f * size + i] & 255).isBetween((int) place - 1, (int) place + 1);
      }
      int verdicts = (f + 1) * size - 2 * PICTURES;
      for (int i = 0; i < PICTURES; i++) {
        assertThat(all[verdicts + 2 * i + 1]).isEqualTo((byte) story.frames().get(f).verdicts()[i]);
      }
    }
  }

  @Test
  void theAnimationHasAFrameForEachMomentOnOnePalette() throws IOException {
    byte[] gif = new Film(new FilmStrip(story).frames()).gif("{}");
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(story.frames().size());
      for (int f = 1; f < story.frames().size(); f++) {
        assertThat(reader.read(f).getColorModel()).isEqualTo(reader.read(0).getColorModel());
      }
    } finally {
      reader.dispose();
    }
  }
}
