package org.convlens.atlas;

import java.util.Optional;
import org.convlens.catalog.Choice;
import org.convlens.method.About;
import org.convlens.method.Adjustable;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.paper.Paper;
import org.convlens.score.PictureRegion;
import org.convlens.task.UsageException;

/** What an atlas gathers of each picture, and into how many files. */
@About(
    summary = "What a network does over a whole set of pictures, kept in a folder of files.",
    formula =
        "of every picture and channel the unit with the largest activation A and the one with the"
            + " largest relevance A·∂y/∂A to the predicted class; of all cells their number, least,"
            + " largest, mean and deviation; of every picture ln p of all classes",
    caution =
        "It is about these pictures only, and what stands together in it need not be a cause: look"
            + " at the pictures behind a number before you act on it.",
    papers = {Paper.ZEILER_FERGUS_2013})
public record Scope(
    @Knob("layers whose channels are looked at") Place layer,
    @Knob(value = "patches kept for each channel", from = 1, to = 1000) int top,
    @Knob(
            "whether patches are also ranked by relevance to the predicted class, which takes one"
                + " pass back a picture")
        boolean relevance,
    @Knob("a method whose map is kept for every picture, such as grad-cam, or none") String explain,
    @Knob(
            value =
                "a part of the pictures of which it is told how much of each map it holds, in their"
                    + " own pixels: box(LEFT, TOP, RIGHT, BOTTOM) or mask(FILE); or none",
            needs = "explain!=none")
        String region,
    @Knob(
            value = "cells of each picture and layer whose numbers are kept, drawn with the seed",
            from = 0,
            to = 1000)
        int cells,
    @Knob(
            value = "files of each kind, into which pictures fall by their digests",
            from = 1,
            to = 4096)
        int files)
    implements Adjustable {
  /** Of no method and no region. */
  public static final String NONE = "none";

  /** The last maps before the scores, 40 patches, one cell of each picture, 64 files. */
  public static final Scope DEFAULT = new Scope(Place.LAST_SPATIAL, 40, true, NONE, NONE, 1, 64);

  public Scope {
    Knobs.validate(Scope.class, layer, top, relevance, explain, region, cells, files);
    method(explain);
    if (!region.equals(NONE)) {
      PictureRegion.parse(region);
      if (explain.equals(NONE)) {
        throw new UsageException(
                "region " + region + ": there is no map that it could hold; name a method")
            .about("explain");
      }
    }
  }

  /** The method whose maps are kept. */
  public Optional<Choice> method() {
    return method(explain);
  }

  /** The part of the pictures that is asked about. */
  public Optional<PictureRegion> where() {
    return region.equals(NONE) ? Optional.empty() : Optional.of(PictureRegion.parse(region));
  }

  private static Optional<Choice> method(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    var choices = Choice.parse(text);
    if (choices.size() != 1) {
      throw new UsageException("explain '" + text + "': name one method").about("explain");
    }
    return Optional.of(choices.get(0));
  }
}
