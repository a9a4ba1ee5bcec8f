package org.convlens.report.film;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.film.Frame;
import org.convlens.film.Story;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.picture.drawing.Drawing;

/**
 * The frames of an animated picture: the first layer's filters and what the layers see in one
 * picture, on scales that stay the same over the whole run.
 */
public record FilmStrip(Story story) {
  private static final int SIDE = 64;
  private static final int MAPS = 8;
  private static final int LAYERS = 2;

  /** 3 × H × W each, 0..1, all of one size. */
  public List<Volume> frames() {
    List<Strip> all = new Strips(story, SIDE, MAPS).all();
    List<Strip> shown = new ArrayList<>();
    all.stream().filter(s -> s.kind().equals("kernels")).limit(1).forEach(shown::add);
    all.stream()
        .filter(s -> s.kind().equals("maps") && s.probe() == 0)
        .limit(LAYERS)
        .forEach(shown::add);
    List<BufferedImage> images =
        IntStream.range(0, story.frames().size()).mapToObj(f -> drawn(shown, f)).toList();
    int width = images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = images.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    return images.stream().map(image -> volume(image, height, width)).toList();
  }

  private BufferedImage drawn(List<Strip> shown, int frame) {
    List<Sheet.Section> sections = shown.stream().map(strip -> section(strip, frame)).toList();
    return Drawing.draw(
        new Sheet(title(story.frames().get(frame)), sections, shown.get(0).palette(), List.of()));
  }

  private String title(Frame frame) {
    String moment =
        frame.step() == 0
            ? "Before training"
            : String.format(Locale.ROOT, "Epoch %5.2f, step %d", frame.epoch(), frame.step());
    double accuracy = frame.accuracy(story.cast());
    return Double.isNaN(accuracy)
        ? moment
        : String.format(Locale.ROOT, "%s: %.1f %% right", moment, 100 * accuracy);
  }

  private static Sheet.Section section(Strip strip, int frame) {
    Volume values = strip.tiles().apply(frame);
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < values.channels() / strip.planes(); i++) {
      Volume tile = values.slice(i * strip.planes(), strip.planes());
      Scale scale = strip.scale();
      tiles.add(Tile.of("", strip.planes() == 1 ? tile : tile.map(v -> (float) scale.fraction(v))));
    }
    String title = strip.kind().equals("kernels") ? strip.layer() + ", filters" : strip.layer();
    return new Sheet.Section(
        title, tiles, strip.columns(), Optional.of(strip.scale()), Optional.of(strip.palette()));
  }

  /** On white, at the upper left. */
  private static Volume volume(BufferedImage image, int height, int width) {
    return Volume.generate(
        3,
        height,
        width,
        (c, y, x) ->
            y < image.getHeight() && x < image.getWidth()
                ? ((image.getRGB(x, y) >> (16 - 8 * c)) & 255) / 255f
                : 1);
  }
}
