package org.convlens.atlas.chart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.report.Json;
import org.convlens.report.Version;
import org.convlens.report.html.Html;
import org.convlens.report.html.HtmlPage;

/**
 * The map as a page that needs nothing else and asks nobody: cells of patches at several zooms, the
 * samples beneath. The same map and pictures give the same bytes.
 *
 * @param classes their names by index
 * @param title what people call the network
 * @param patch of a sample, 3 × H × W, 0..255; absent where its picture is gone
 * @param portraits of those cells that have one
 */
public record MapPage(
    AtlasMap map,
    List<String> classes,
    String title,
    IntFunction<Optional<Volume>> patch,
    Portraits portraits) {
  private static final int SIDE = 32;
  private static final int COLUMNS = 48;

  /** Pixels of a portrait at most. */
  private static final int LARGE = 64;

  private static final int MOST_POINTS = 50_000;
  private static final int TOLD = 5;

  /** Pictures drawn of each cell. */
  private static final int SHOWN = 4;

  public MapPage {
    classes = List.copyOf(classes);
  }

  public String html() {
    List<Optional<Volume>> tiles = new ArrayList<>();
    String words = Json.line(words(tiles)).replace("<", "\\u003c");
    String sprites = Base64.getEncoder().encodeToString(new Sprites(tiles, SIDE, COLUMNS).png());
    String body =
        """
        <header><p class="brand">ConvLens</p><h1>What %s sees</h1>
        <p class="lead">%,d cells of layer %s. What lies near each other looks alike to the network. Each square is the patch nearest to the
        mean of its cell%s; its frame is the class that the mean speaks for most.</p></header>
        <main><noscript><p>This map is drawn by a script that lies in this file: allow it.</p></noscript></main>
        <footer><p>ConvLens %s made this page; it asks nothing of the network. A place on the map has no meaning of its own,
        only what is near it.</p></footer>
        <script type="application/json" id="words">%s</script>
        <script type="text/plain" id="points">%s</script>
        <img id="sprites" alt="" hidden src="data:image/png;base64,%s">
        <img id="portraits" alt="" hidden src="data:image/png;base64,%s">
        <script>
        %s</script>
        """
            .formatted(
                Html.text(title),
                map.samples().size(),
                Html.text(map.samples().layer()),
                portraits.all().isEmpty() ? "" : ", or a portrait of what the cell wants to see",
                Version.text(),
                words,
                points(),
                sprites,
                painted(),
                HtmlPage.resource(MapPage.class, "map.js"));
    String style = HtmlPage.resource(MapPage.class, "map.css");
    return new HtmlPage(title + " · map", style, body).html();
  }

  private int portraitSide() {
    return Math.min(LARGE, Math.max(SIDE, portraits.largest().orElse(SIDE)));
  }

  /** The portraits in a sheet, in their order. */
  private String painted() {
    List<Optional<Volume>> pictures =
        portraits.all().stream().map(one -> Optional.of(one.picture().times(255))).toList();
    return Base64.getEncoder()
        .encodeToString(new Sprites(pictures, portraitSide(), COLUMNS / 2).png());
  }

  private Map<String, Object> words(List<Optional<Volume>> tiles) {
    Map<Integer, Integer> sprites = new HashMap<>();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("classes", classes);
    words.put("side", SIDE);
    words.put("columns", COLUMNS);
    words.put("portraitSide", portraitSide());
    words.put("portraitColumns", COLUMNS / 2);
    Map<List<Integer>, Integer> painted = new HashMap<>();
    for (Portraits.Portrait one : portraits.all()) {
      painted.put(Portraits.place(one.cell()), painted.size());
    }
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Cell cell : map.cells()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("at", List.of(cell.side(), cell.row(), cell.column()));
      one.put("count", cell.count());
      one.put("class", cell.strongest());
      one.put("effect", strongest(cell.effect()));
      List<Integer> shown = new ArrayList<>();
      for (int sample : Arrays.copyOf(cell.nearest(), Math.min(SHOWN, cell.nearest().length))) {
        shown.add(
            sprites.computeIfAbsent(
                sample,
                s -> {
                  tiles.add(patch.apply(s));
                  return tiles.size() - 1;
                }));
      }
      one.put("tiles", shown);
      Integer portrait = painted.get(Portraits.place(cell));
      if (portrait != null) {
        one.put("portrait", portrait);
      }
      one.put(
          "names",
          Arrays.stream(cell.nearest())
              .limit(SHOWN)
              .mapToObj(s -> map.pictures().names().get(map.samples().pictures()[s]))
              .toList());
      cells.add(one);
    }
    words.put("cells", cells);
    return words;
  }

  /** Classes with their effects, the strongest first. */
  private static List<List<Number>> strongest(double[] effect) {
    return IntStream.range(0, effect.length)
        .boxed()
        .sorted((a, b) -> Double.compare(effect[b], effect[a]))
        .limit(TOLD)
        .map(c -> List.<Number>of(c, Math.round(effect[c] * 1e3) / 1e3))
        .toList();
  }

  /** Of each sample x and y, 0..65535, and the predicted class, each 16 bits, little endian. */
  private String points() {
    int size = map.samples().size();
    int every = (size + MOST_POINTS - 1) / MOST_POINTS;
    int count = (size + every - 1) / every;
    ByteBuffer bytes = ByteBuffer.allocate(6 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i += every) {
      int predicted = map.pictures().predicted()[map.samples().pictures()[i]];
      bytes.putShort((short) Math.round(65535 * map.plane().x()[i]));
      bytes.putShort((short) Math.round(65535 * map.plane().y()[i]));
      bytes.putShort((short) predicted);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
