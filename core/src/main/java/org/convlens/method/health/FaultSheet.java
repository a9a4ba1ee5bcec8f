package org.convlens.method.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.filter.KernelPicture;
import org.convlens.method.filter.LayerKernels;
import org.convlens.method.health.Fault.Kind;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;

/** The kernels of faulty filters, the worst of each fault first. */
record FaultSheet(HealthReport report) {
  private static final int COLUMNS = 6;
  private static final int LONGEST = 20;

  /** Pixels of a tile's longer side; a filter and its duplicate have twice the width. */
  private static final int SIDE = 160;

  /** A sheet draws so few tiles twice as large, where they fit. */
  private static final int FEW = 2;

  private static final String READING =
      "Each tile is the whole kernel of a filter, its channels side by side, on its own scale: red"
          + " weights are positive, blue ones negative. A duplicate stands right of the filter that"
          + " it repeats.";

  Sheet draw(List<Note> notes) {
    List<Sheet.Section> sections = new ArrayList<>();
    List<Note> all = new ArrayList<>(notes);
    List<String> healthy = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Fault> some = report.faults().stream().filter(f -> f.kind() == kind).toList();
      if (some.isEmpty()) {
        healthy.add(kind.none);
      } else {
        sections.add(section(kind, some));
      }
    }
    all.add(Note.fact(thresholds()));
    if (!sections.isEmpty()) {
      all.add(Note.fact(READING));
    }
    if (!healthy.isEmpty()) {
      all.add(Note.fact(String.join(" ", healthy)));
    }
    String title =
        String.format(
            Locale.ROOT,
            "Filter health: %,d of %,d filters are faulty over %,d picture%s",
            HealthReport.count(report.faults(), HealthReport.FAULTY),
            report.filters(),
            report.roll().seen(),
            report.roll().seen() == 1 ? "" : "s");
    return new Sheet(title, sections, Palette.DIVERGING, all);
  }

  /** When a filter counts as faulty. */
  private String thresholds() {
    Thresholds limits = report.knobs().thresholds();
    return String.format(
        Locale.ROOT,
        "Thresholds: dead, active in at most %s of the cells; duplicate, cosine %s and correlation"
            + " %s or more; saturated, at a flat end or not rectified in %s of the cells or"
            + " more; low norm, below %s of the layer's median.",
        percent(limits.dead()),
        Numeral.of(limits.cosine()),
        Numeral.of(limits.correlation()),
        percent(limits.saturated()),
        percent(limits.lowNorm()));
  }

  private static String percent(double share) {
    return Numeral.of(100 * share) + " %";
  }

  private Sheet.Section section(Kind kind, List<Fault> some) {
    List<Fault> drawn = some.subList(0, Math.min(report.knobs().shown(), some.size()));
    List<Volume> pictures = drawn.stream().map(this::picture).toList();
    boolean pairs = kind == Kind.DUPLICATE;
    int side = !pairs && drawn.size() <= FEW ? SIDE + 1 : SIDE;
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Fault fault = drawn.get(i);
      Scale own = Scale.symmetric(pictures.get(i));
      Scale scale = own.max() > 0 ? own : new Scale(-1, 1);
      boolean empty = own.max() == 0;
      Volume shown = empty ? pictures.get(i).map(v -> 0) : pictures.get(i);
      tiles.add(
          new Tile(
              label(fault), enlarged(shown, pairs ? 2 * side : side, side), Optional.of(scale)));
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d filters (%s %%)%s",
            kind.text(),
            some.size(),
            report.filters(),
            Numeral.of(100.0 * some.size() / report.filters()),
            drawn.size() < some.size() ? ", the worst " + drawn.size() + " shown" : "");
    return new Sheet.Section(title, tiles, pairs ? FEW : COLUMNS, Optional.empty());
  }

  /** Short enough for two lines. */
  private static String label(Fault fault) {
    String layer = fault.layer().brief();
    int cut = layer.length() - LONGEST;
    String end = cut > 0 ? "…" + layer.substring(cut + 1) : layer;
    return end + " " + fault.filter() + ": " + fault.reason();
  }

  /** As large as fits, so that all tiles are; what is larger is left to the sheet. */
  private static Volume enlarged(Volume picture, int wide, int high) {
    double factor =
        Math.max(1, Math.min((double) wide / picture.width(), (double) high / picture.height()));
    return Warp.nearest(
        picture,
        (int) Math.round(picture.height() * factor),
        (int) Math.round(picture.width() * factor));
  }

  /** A duplicate beside the filter that it repeats. */
  private Volume picture(Fault fault) {
    LayerKernels kernels =
        report.layers().stream()
            .map(Examined::responder)
            .filter(r -> r.layer().equals(fault.layer()))
            .findFirst()
            .orElseThrow()
            .kernels();
    Volume own = KernelPicture.of(kernels.filter(fault.filter()));
    return fault.twin().isPresent()
        ? KernelPicture.beside(KernelPicture.of(kernels.filter(fault.twin().getAsInt())), own)
        : own;
  }
}
