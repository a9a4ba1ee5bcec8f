package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.array.Warp.Filter;
import org.convlens.data.ClassedPictures;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Look;

/** Samples of a data set, and one picture as a training sees it. */
final class DataSheet {
  private static final int SAMPLES = 10;
  private static final int LOOKS = 16;
  private static final int MOST_CLASSES = 24;
  private static final int TRIES = 40;

  /** Pictures are shown no larger than so many pixels a side. */
  private static final int SIDE = 96;

  private final String place;
  private final ClassedPictures set;
  private final long seed;

  DataSheet(String place, ClassedPictures set, long seed) {
    this.place = place;
    this.set = set;
    this.seed = seed;
  }

  /**
   * @param named whose changes are shown; absent for those of the first recipe for such pictures
   */
  Sheet picture(Optional<Recipe> named) {
    List<Sheet.Section> sections = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<List<Integer>> classes = members();
    int shown = Math.min(MOST_CLASSES, classes.size());
    for (int c = 0; c < shown; c++) {
      String title = "%s (%,d)".formatted(set.classes().get(c), classes.get(c).size());
      List<Tile> tiles = samples(classes.get(c), seed + c);
      if (!tiles.isEmpty()) {
        sections.add(section(title, tiles, SAMPLES));
      }
    }
    if (shown < classes.size()) {
      notes.add("%d of %d classes are shown".formatted(shown, classes.size()));
    }
    looks(named).ifPresent(sections::add);
    return new Sheet(place, sections, Palette.GREY, notes);
  }

  private static Sheet.Section section(String title, List<Tile> tiles, int columns) {
    return new Sheet.Section(title, tiles, columns, Optional.empty()).among(SAMPLES);
  }

  private List<List<Integer>> members() {
    List<List<Integer>> classes = new ArrayList<>();
    set.classes().forEach(name -> classes.add(new ArrayList<>()));
    for (int i = 0; i < set.size(); i++) {
      classes.get(set.label(i)).add(i);
    }
    return classes;
  }

  /** Some of a class that can be read. */
  private List<Tile> samples(List<Integer> members, long draw) {
    List<Tile> tiles = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(draw);
    List<Integer> left = new ArrayList<>(members);
    for (int tries = 0; tries < TRIES && tiles.size() < SAMPLES && !left.isEmpty(); tries++) {
      int index = left.remove(random.nextInt(left.size()));
      read(index).ifPresent(picture -> tiles.add(tile("", small(picture))));
    }
    return tiles;
  }

  private Optional<Volume> read(int index) {
    try {
      return Optional.of(set.picture(index));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Volume small(Volume picture) {
    int longer = Math.max(picture.height(), picture.width());
    if (longer <= SIDE) {
      return picture;
    }
    int height = Math.max(1, picture.height() * SIDE / longer);
    int width = Math.max(1, picture.width() * SIDE / longer);
    return Warp.pillow(picture, height, width, Filter.BILINEAR);
  }

  private static Tile tile(String label, Volume picture) {
    int last = picture.channels() - 1;
    return Tile.of(
        label,
        Volume.generate(
            3,
            picture.height(),
            picture.width(),
            (c, y, x) -> picture.at(Math.min(c, last), y, x) / 255));
  }

  /** One picture, as it is and as it is seen in sixteen passes. */
  private Optional<Sheet.Section> looks(Optional<Recipe> named) {
    for (int index = 0; index < Math.min(TRIES, set.size()); index++) {
      Optional<Volume> whole = read(index);
      if (whole.isPresent()) {
        Optional<Recipe> recipe = named.or(() -> fitting(whole.get()));
        int side = index;
        return recipe.map(chosen -> looks(chosen, whole.get(), side));
      }
    }
    return Optional.empty();
  }

  /** Of those that change pictures: one for as many channels, and nearest in height. */
  private static Optional<Recipe> fitting(Volume picture) {
    return Recipes.all().stream()
        .filter(recipe -> !recipe.augmentation().equals(Augmentation.NONE))
        .min(Comparator.comparingDouble(recipe -> distance(recipe, picture)));
  }

  private static double distance(Recipe recipe, Volume picture) {
    Shape shape = shape(recipe);
    double size = Math.abs(Math.log((double) shape.height() / picture.height()));
    return shape.channels() == picture.channels() ? size : size + 100;
  }

  private static Shape shape(Recipe recipe) {
    return recipe.network().untrained(1).inputShape();
  }

  private static Volume input(Recipe recipe, Volume picture) {
    Shape shape = shape(recipe);
    return recipe.preprocessing().view(picture, shape.height(), shape.width());
  }

  private Sheet.Section looks(Recipe recipe, Volume picture, int index) {
    Volume view = input(recipe, picture);
    List<Tile> tiles = new ArrayList<>();
    tiles.add(tile("as it is", view));
    for (int pass = 0; pass < LOOKS; pass++) {
      Look look = new Look(seed, pass, index);
      tiles.add(tile("epoch " + (pass + 1), recipe.augmentation().apply(view, look)));
    }
    String name = set.name(index);
    String called = name.matches("\\d+") ? "picture " + name : name;
    String title = "%s, as recipe %s shows it".formatted(called, recipe.name());
    return section(title, tiles, LOOKS / 2 + 1);
  }
}
