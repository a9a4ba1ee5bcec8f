package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.method.filter.KernelPicture;
import org.convlens.method.filter.LayerKernels;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet.Section;

/** The most changed filters of one layer. */
record FilterRows(LayerChange change, int most) {
  List<Section> sections() {
    LayerKernels a = change.pair().filtersA();
    LayerKernels b = change.pair().filtersB();
    List<String> names = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    List<Volume> one = new ArrayList<>();
    List<Volume> other = new ArrayList<>();
    for (int filter : change.ranked().stream().limit(most).toList()) {
      Distance moved = change.filters().get(filter);
      names.add(Integer.toString(filter));
      reasons.add(filter + ": Δ " + moved.told(2) + ", cos " + moved.toldCosine(2));
      one.add(KernelPicture.of(a.filter(filter)));
      other.add(KernelPicture.of(b.filter(filter)));
    }
    String title = title(one.size() < a.filters() ? "the " + one.size() + " most changed of " : "");
    return new PairedRows(names, reasons, one, other).sections(title, true, Palette.DIVERGING);
  }

  /** The first filters of a layer that did not change. */
  Section unchanged() {
    LayerKernels kernels = change.pair().filtersA();
    int count = Math.min(most, kernels.filters());
    List<String> names = new ArrayList<>();
    List<Volume> pictures = new ArrayList<>();
    for (int filter = 0; filter < count; filter++) {
      names.add(Integer.toString(filter));
      pictures.add(KernelPicture.of(kernels.filter(filter)));
    }
    String title = title(count < kernels.filters() ? "the first " + count + " of " : "");
    return PairedRows.same(title + ", the same in A and B", names, pictures, Palette.DIVERGING);
  }

  private String title(String which) {
    LayerKernels kernels = change.pair().filtersA();
    return String.format(
        Locale.ROOT,
        "%s: %s%d filters of %d×%d×%d",
        change.pair().name(),
        which,
        kernels.filters(),
        kernels.height(),
        kernels.width(),
        kernels.depth());
  }
}
