package org.convlens.report.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.film.Cast;
import org.convlens.film.Frame;
import org.convlens.film.Probe;
import org.convlens.film.Story;
import org.convlens.net.History;
import org.convlens.picture.Palette;
import org.convlens.report.Json;
import org.convlens.report.Version;
import org.convlens.report.html.Html;
import org.convlens.report.html.HtmlPage;

/**
 * A page that plays the film of a training. One file that needs nothing else and asks nobody; the
 * same film gives the same bytes.
 *
 * @param title what people call the run
 * @param facts how it was trained, by name and in order
 */
public record FilmPage(Story story, String title, Map<String, String> facts) {
  /** Bytes of a page of up to a hundred frames at most. */
  public static final int MOST = 10_000_000;

  private static final int WORDS = 1_200_000;
  private static final int LIKELIEST = 5;

  public FilmPage {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  public String html() {
    Reel reel = Reel.of(story, (MOST - WORDS) / 4 * 3);
    String body =
        """
        <header><p class="brand">ConvLens</p><h1>%s</h1>
        <p class="lead">How this network learned: %d frames. Every scale is the same over the whole run.</p></header>
        <main id="film"><noscript><p>This film is played by a script that lies in this file: allow it.</p></noscript></main>
        <footer><h2>The run</h2><dl>
        %s</dl><p>ConvLens %s made this page; it asks nothing of the network.</p></footer>
        <script type="application/json" id="story">%s</script>
        <script type="text/plain" id="reel">%s</script>
        <script>
        %s</script>
        """
            .formatted(
                Html.text(title),
                story.frames().size(),
                Html.facts(facts),
                Version.text(),
                Json.line(words(reel)).replace("<", "\\u003c"),
                Base64.getEncoder().encodeToString(reel.packed()),
                resource("reel.js") + resource("controls.js") + resource("sections.js"));
    return new HtmlPage(title + " · film", resource("film.css"), body).html();
  }

  private Map<String, Object> words(Reel reel) {
    Cast cast = story.cast();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("classes", cast.classes());
    words.put("jury", cast.jury());
    words.put("probes", cast.probes().stream().map(this::probe).toList());
    words.put("frames", story.frames().stream().map(this::frame).toList());
    words.put("strips", reel.strips().stream().map(Strip::layout).toList());
    words.put("filters", IntStream.range(0, cast.kernels().size()).mapToObj(this::fate).toList());
    words.put("learned", places(story.learned()));
    words.put("probesLearned", places(story.probesLearned()));
    Map<String, List<Integer>> palettes = new LinkedHashMap<>();
    for (Palette palette : List.of(Palette.DIVERGING, Palette.VIRIDIS, Palette.MAGMA)) {
      palettes.put(
          palette.name(), IntStream.range(0, 256).mapToObj(i -> palette.rgb(i / 255.0)).toList());
    }
    words.put("palettes", palettes);
    return words;
  }

  private Map<String, Object> probe(Probe probe) {
    Volume view = probe.view();
    int factor = Math.max(1, Math.max(view.height(), view.width()) / 160);
    Volume small = Strips.shrunk(view, factor);
    byte[] pixels = new byte[small.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(Math.min(255, Math.max(0, small.at(i))));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", probe.name());
    map.put("label", probe.label());
    map.put("channels", small.channels());
    map.put("height", small.height());
    map.put("width", small.width());
    map.put("pixels", Base64.getEncoder().encodeToString(pixels));
    return map;
  }

  private Map<String, Object> frame(Frame frame) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", frame.step());
    map.put("epoch", rounded(frame.epoch(), 1e4));
    map.put("loss", rounded(frame.loss(), 1e5));
    map.put("accuracy", rounded(frame.accuracy(story.cast()), 1e4));
    if (frame.figures().isPresent()) {
      History.Epoch e = frame.figures().get();
      List<Object> figures = new ArrayList<>();
      for (double figure :
          new double[] {e.loss(), e.accuracy(), e.validationLoss(), e.validationAccuracy()}) {
        figures.add(Double.isFinite(figure) ? (Object) rounded(figure, 1e5) : "");
      }
      map.put("figures", figures);
    }
    map.put("says", frame.probabilities().stream().map(FilmPage::likeliest).toList());
    return map;
  }

  /** Class and probability of the likeliest. */
  private static List<List<Number>> likeliest(float[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted((a, b) -> Float.compare(p[b], p[a]))
        .limit(LIKELIEST)
        .map(i -> List.<Number>of(i, rounded(p[i], 1e3)))
        .toList();
  }

  private Map<String, Object> fate(int layer) {
    int shown = Math.min(64, story.cast().kernels().get(layer).shape().get(0));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("layer", story.cast().kernels().get(layer).layer().name());
    map.put("rested", Arrays.copyOf(story.rested(layer), shown));
    map.put("died", places(story.died(layer).subList(0, shown)));
    map.put(
        "moved",
        IntStream.range(0, story.frames().size())
            .mapToObj(
                f ->
                    Arrays.stream(story.moved(layer, f))
                        .limit(shown)
                        .map(d -> rounded(d, 1e3))
                        .toArray())
            .toList());
    return map;
  }

  /** −1 where there is none. */
  private static int[] places(List<OptionalInt> frames) {
    return frames.stream().mapToInt(f -> f.orElse(-1)).toArray();
  }

  private static double rounded(double value, double parts) {
    return Double.isFinite(value) ? Math.round(value * parts) / parts : 0;
  }

  private static String resource(String name) {
    return HtmlPage.resource(FilmPage.class, name);
  }
}
