package org.convlens.trust;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.convlens.score.PictureRegion;

/**
 * How much of what speaks for the class lies where it should: the share of the map's positive part
 * that a region holds (the energy-based pointing game of Wang et al. 2019), beside the region's
 * share of the picture, which a map that knows nothing would reach.
 */
public final class Inside {
  /** The share of the map inside the region. */
  public static final Measure SHARE =
      Measure.higher("inside", "inside", "share of the map inside the region", Paper.WANG_2019)
          .inPercents();

  private Inside() {}

  /**
   * @param map what is asked about
   * @param region in words
   * @param pixels which pixels of what the network sees it holds, in C order
   */
  public static Answer of(Examination map, PictureRegion region, boolean[] pixels) {
    Volume seen = map.claim().importance(map.claim().scene().input());
    double all = 0;
    double inside = 0;
    int area = 0;
    for (int i = 0; i < pixels.length; i++) {
      double positive = seen.at(i) > 0 ? seen.at(i) : 0;
      all += positive;
      inside += pixels[i] ? positive : 0;
      area += pixels[i] ? 1 : 0;
    }
    double share = all == 0 ? Double.NaN : inside / all;
    double part = (double) area / pixels.length;
    String sentence =
        all == 0
            ? "inside "
                + region
                + ": nothing to share out, nowhere does the map speak for the class"
            : String.format(
                Locale.ROOT,
                "%.1f %% of the map inside %s, which is %.1f %% of what the network sees",
                100 * share,
                region,
                100 * part);
    return new Answer(
        SHARE.name(),
        sentence,
        List.of(Detail.of("share", share), Detail.of("area", part)),
        List.of(SHARE.at(share, part)),
        SHARE.paper());
  }
}
