package org.convlens.web.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.Loan;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.convlens.web.stock.Stock;
import org.jspecify.annotations.Nullable;

/** What all visits share: the studio, what there is to look at, and the kinds of questions. */
public final class House {
  private static final int MOST_KEPT = 4;
  private static final int LONGEST_SIDE = 8192;

  private final Studio studio;
  private final Stock stock;
  private final Map<String, QuickQuestion> quick = new LinkedHashMap<>();
  private final Map<String, LongQuestion> jobs = new LinkedHashMap<>();
  private final Map<String, Volume> photos = lately();
  private final Map<Graph, Map<LayerId, ReceptiveField>> fields = lately();

  /**
   * @param idle whether the engine has nothing to do
   */
  public House(Studio studio, Stock stock, BooleanSupplier idle) {
    this.studio = studio;
    this.stock = stock;
    quick.put("hello", new Hello(stock));
    quick.put("status", ask -> Message.of(Map.of("idle", idle.getAsBoolean())));
    quick.put("open", new Opened(this));
    quick.put("film", new FilmLength(stock));
    quick.put("atlas", new AtlasAnswers(stock));
    quick.put("atlas-like", new AtlasLike(this));
    quick.put("hold", new Hold(stock.brought()));
    quick.put("look", new Look(this));
    quick.put("cell", new Cell(this));
    quick.put("effective", new Effective(this));
    quick.put("formula", new Inquire(this, "formula"));
    quick.put("what-if", new Inquire(this, "what-if"));
    quick.put("unit", new Inquire(this, "unit"));
    jobs.put("what-if-folder", new Inquire(this, "what-if"));
    jobs.put("unit-folder", new Inquire(this, "unit"));
    jobs.put("units-folder", new Inquire(this, "units"));
    jobs.put("atlas-index", new AtlasLike(this));
    jobs.put("atlas-reasons", new AtlasReasonsAnswer(this));
    jobs.put("explain", new Explain(this));
    jobs.put("report", new Report(this));
  }

  private static <K, V> Map<K, V> lately() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_KEPT;
      }
    };
  }

  /** The question of that name that is answered at once, if it is one. */
  @Nullable QuickQuestion quick(String name) {
    return quick.get(name);
  }

  /**
   * The question of that name that takes its time.
   *
   * @throws UsageException if there is none
   */
  LongQuestion job(String name) {
    LongQuestion question = jobs.get(name);
    if (question == null) {
      throw new UsageException("no question '" + name + "'");
    }
    return question;
  }

  Studio studio() {
    return studio;
  }

  Stock stock() {
    return stock;
  }

  /** How the network is to be asked that a question is about. */
  Question question(Ask ask) {
    return stock.network(ask.number("network"));
  }

  OpenedModel model(Ask ask) throws IOException {
    return studio.model(question(ask).network());
  }

  /** A network to look with, to be given back. */
  Loan lend(Question question) throws IOException {
    return studio.lend(studio.model(question.network()).model(), question);
  }

  /**
   * A layer by its number.
   *
   * @throws UsageException if there are fewer
   */
  static LayerId layer(Graph graph, int number) {
    if (number < 0 || number >= graph.layers().size()) {
      throw new UsageException(
          "no layer " + number + ": there are 0 to " + (graph.layers().size() - 1));
    }
    return graph.layers().get(number);
  }

  /** What each layer sees, computed once for a network. */
  Map<LayerId, ReceptiveField> fields(Graph graph) {
    synchronized (fields) {
      return fields.computeIfAbsent(graph, ReceptiveField::of);
    }
  }

  /** Which picture a question is about, if it names one rather than bringing its pixels. */
  Optional<Source> source(Ask ask) throws IOException {
    Ask picture = ask.object("picture");
    if (picture.optionalNumber("digit").isPresent()) {
      return Optional.of(Stock.digit(picture.number("digit")));
    }
    if (picture.optionalNumber("folder").isPresent()) {
      return Optional.of(stock.picture(picture.number("folder")));
    }
    if (picture.optionalText("brought").isPresent()) {
      return Optional.of(stock.brought(picture.text("brought")));
    }
    return Optional.empty();
  }

  /** The picture that a question is about, 0..255. */
  Volume photo(Ask ask) throws IOException {
    Optional<Source> source = source(ask);
    if (source.isEmpty()) {
      return pixels(ask.object("picture"));
    }
    String key = source.get().name() + stamp(source.get());
    synchronized (photos) {
      Volume kept = photos.get(key);
      if (kept != null) {
        return kept;
      }
    }
    Volume opened = studio.picture(source.get()).pixels();
    synchronized (photos) {
      photos.put(key, opened);
    }
    return opened;
  }

  private static String stamp(Source source) throws IOException {
    Optional<Path> file = source.path().filter(Path::isAbsolute);
    FileTime time =
        file.isPresent() ? Files.getLastModifiedTime(file.get()) : FileTime.fromMillis(0);
    return "\n" + time + (file.isPresent() ? "" : source.isFingerprinted() ? source.sha256() : "");
  }

  /** Three bytes a pixel, row by row. */
  static Volume pixels(Ask picture) {
    int width = picture.number("width");
    int height = picture.number("height");
    boolean sized = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
    if (!sized || picture.body().remaining() != 3 * width * height) {
      throw new UsageException(
          "a picture of %d × %d in %d bytes".formatted(width, height, picture.body().remaining()));
    }
    int area = width * height;
    float[] numbers = new float[3 * area];
    int at = picture.body().position();
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < 3; c++) {
        numbers[c * area + i] = picture.body().get(at++) & 0xff;
      }
    }
    return Volume.of(3, height, width, numbers);
  }
}
