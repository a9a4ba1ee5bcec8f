package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.method.filter.KernelPicture;
import org.convlens.method.filter.Kernels;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet.Section;

/** The most changed filters of one layer. */
record FilterRows(LayerChange change, int most) {
  List<Section> sections() {
    Kernels a = change.pair().filtersA();
    Kernels b = change.pair().filtersB();
    List<String> names = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    List<Volume> one = new ArrayList<>();
    List<Volume> other = new ArrayList<>();
    for (int filter : change.ranked().stream().limit(most).toList()) {
      Change moved = change.filters().get(filter);
      names.add(Integer.toString(filter));
      reasons.add(
          String.format(
              Locale.ROOT, "%d: Δ %.2f, cos %.2f", filter, moved.relative(), moved.cosine()));
      one.add(KernelPicture.of(a.filter(filter)));
      other.add(KernelPicture.of(b.filter(filter)));
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s: %s%d filters of %d×%d×%d",
            change.pair().name(),
            one.size() < a.filters() ? "the " + one.size() + " most changed of " : "",
            a.filters(),
            a.height(),
            a.width(),
            a.depth());
    return new Rows(names, reasons, one, other).sections(title, true, Palette.DIVERGING);
  }
}
