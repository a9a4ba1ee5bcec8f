package org.convlens.web.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.catalog.Listed;
import org.convlens.picture.Palette;
import org.convlens.report.Version;
import org.convlens.studio.MethodFacts;
import org.convlens.trust.Checks;
import org.convlens.web.stock.Stock;

/** What a page must know before it asks anything. */
record Hello(Stock stock) implements QuickQuestion {
  private static final int COLOURS = 256;

  /** As many pictures as a folder of the page may hold. */
  private static final int MOST_NAMES = 100_000;

  @Override
  public Message answer(Ask ask) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", Version.text());
    facts.put("networks", stock.networks().stream().map(q -> q.network().source().name()).toList());
    facts.put("atlas", stock.atlas().isPresent());
    facts.put(
        "atlas_layers",
        stock.atlas().isPresent() ? stock.atlas().get().questions().layers() : List.of());
    facts.put("films", stock.films().stream().map(Optional::isPresent).toList());
    facts.put("folder", stock.folderName());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_NAMES, stock.pictures()); i++) {
      names.add(stock.pictureName(i));
    }
    facts.put("pictures", names);
    Map<String, String> palettes = new LinkedHashMap<>();
    for (Palette palette : Palette.values()) {
      palettes.put(palette.name().toLowerCase(Locale.ROOT), colours(palette));
    }
    facts.put("palettes", palettes);
    facts.put("methods", MethodFacts.of(methods()));
    facts.put(
        "checks",
        Stream.of(Checks.NONE, Catalog.QUICK, Catalog.FULL).map(Checks::toString).toList());
    facts.put(
        "representatives", Catalog.representatives().stream().map(c -> c.entry().name()).toList());
    return Message.of(facts);
  }

  /** Those that look at one picture, or at the network alone. */
  static List<Listed> methods() {
    return Catalog.manual().stream().filter(e -> e instanceof Entry).toList();
  }

  private static String colours(Palette palette) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < COLOURS; i++) {
      all.append(String.format(Locale.ROOT, "%06x", palette.rgb(i / (COLOURS - 1.0))));
    }
    return all.toString();
  }
}
