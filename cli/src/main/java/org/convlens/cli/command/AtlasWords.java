package org.convlens.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.atlas.Due;
import org.convlens.atlas.Interval;
import org.convlens.atlas.Listing;
import org.convlens.atlas.Manifest;
import org.convlens.atlas.Summary;
import org.convlens.atlas.Watch;

/** What is said of an atlas, a line each. */
final class AtlasWords {
  private AtlasWords() {}

  /** What is going to be done. */
  static String due(Due due, Watch watch, Listing listing) {
    int looks = due.looks();
    int pictures = listing.roster().members().size();
    StringBuilder words = new StringBuilder();
    words.append(number("%,d picture", pictures));
    if (due.kept() > 0) {
      words.append(String.format(Locale.ROOT, ", %,d of them known already", due.kept()));
    }
    if (due.left() > 0) {
      words.append(String.format(Locale.ROOT, "; %,d have gone", due.left()));
    }
    if (due.again() > 0) {
      words.append(
          String.format(
              Locale.ROOT,
              ", so %,d beside them are looked at again, for what has gone cannot be taken out of a"
                  + " largest value",
              due.again()));
    }
    if (looks == 0) {
      return words.append("; nothing to look at").toString();
    }
    String back = watch.pulled().isEmpty() ? "" : " and one back";
    words.append("; ").append(number("%,d look", looks)).append(", each one pass").append(back);
    watch.method().ifPresent(method -> words.append(" and the passes of ").append(method));
    return words.toString();
  }

  private static String number(String format, int count) {
    return String.format(Locale.ROOT, format, count) + (count == 1 ? "" : "s");
  }

  /** What an atlas comes to. */
  static List<String> of(Manifest manifest) {
    Summary sum = manifest.summary();
    List<String> lines = new ArrayList<>();
    String names =
        sum.names() > sum.pictures()
            ? String.format(Locale.ROOT, " under %,d names", sum.names())
            : "";
    lines.add(String.format(Locale.ROOT, "%,d pictures%s", sum.pictures(), names));
    if (sum.broken() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "broken files: %,d (%.2f %%)",
              sum.broken(),
              100.0 * sum.broken() / (sum.pictures() + sum.broken())));
    }
    if (sum.judged() > 0) {
      Interval accuracy = Interval.ofShare(sum.right(), sum.judged());
      lines.add(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %% (%.2f to %.2f in 95 of 100), %,d of %,d right",
              100.0 * sum.right() / sum.judged(),
              100 * accuracy.low(),
              100 * accuracy.high(),
              sum.right(),
              sum.judged()));
    }
    if (sum.confidence() != null) {
      String error =
          sum.calibration() == null
              ? ""
              : String.format(
                  Locale.ROOT, ", calibration error %.1f points", 100 * sum.calibration());
      lines.add(
          String.format(Locale.ROOT, "mean confidence %.1f %%%s", 100 * sum.confidence(), error));
    }
    Double inside = sum.inside();
    if (inside != null && sum.insideLow() != null && sum.insideHigh() != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the maps lie in the region (%.1f to %.1f)",
              100 * inside,
              100 * sum.insideLow(),
              100 * sum.insideHigh()));
    }
    if (sum.faulty() != null && sum.filters() != null) {
      lines.add(
          String.format(Locale.ROOT, "%,d of %,d filters are faulty", sum.faulty(), sum.filters()));
    }
    manifest.remarks().forEach(remark -> lines.add("note: " + remark));
    if (!manifest.ofOneKind()) {
      lines.add(
          "warning: parts were computed by different kinds of processor: their last digits may differ");
    }
    return lines;
  }
}
