package org.convlens.method.patch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Ledger;
import org.convlens.method.Tour;
import org.convlens.method.patch.TopPatches.Shows;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;

/** The strongest patches: a row for each channel. */
record PatchSheet(
    TopPatches knobs,
    Model model,
    Pictures album,
    LayerId target,
    ReceptiveField field,
    List<Leaders> leaders) {
  private static final int MOST_NUMBERS = 24_000_000;
  private static final int LARGEST = 160;
  private static final double MOST_OF_IT = 0.7;

  /** Reads the pictures of the winners again, each once, and cuts them. */
  Sheet draw(String title, List<String> notes) throws IOException {
    int count = leaders.stream().mapToInt(l -> l.units().size()).sum();
    int side = (int) Math.min(LARGEST, Math.sqrt(MOST_NUMBERS / (3.0 * Math.max(1, count))));
    Map<StrongUnit, Volume> view = new LinkedHashMap<>();
    Map<Integer, List<StrongUnit>> byPicture = new TreeMap<>();
    leaders.forEach(
        l ->
            l.units()
                .forEach(
                    u -> byPicture.computeIfAbsent(u.picture(), p -> new ArrayList<>()).add(u)));
    for (Map.Entry<Integer, List<StrongUnit>> entry : byPicture.entrySet()) {
      Volume seen = Tour.view(model, album, entry.getKey());
      for (StrongUnit unit : entry.getValue()) {
        Box box = leaders.get(0).box(unit);
        view.put(unit, isWhole() ? Patch.marked(seen, box, side) : Patch.cut(seen, box, side));
      }
    }
    List<Sheet.Section> sections = new ArrayList<>();
    for (Leaders leader : leaders) {
      List<Tile> tiles = new ArrayList<>();
      for (StrongUnit unit : leader.units()) {
        tiles.add(Tile.of(caption(unit), java.util.Objects.requireNonNull(view.get(unit))));
      }
      String silent = tiles.isEmpty() ? ": never active in these pictures" : "";
      sections.add(
          new Sheet.Section(
              "channel " + leader.channel() + silent, tiles, knobs.top(), Optional.empty()));
    }
    return new Sheet(title, sections, Palette.GREY, notes);
  }

  private boolean isWhole() {
    Shape input = model.graph().inputShape();
    return switch (knobs.shows()) {
      case PATCH -> false;
      case PICTURE -> true;
      case AUTO ->
          field.isEverything()
              || field.height() > MOST_OF_IT * input.height()
              || field.width() > MOST_OF_IT * input.width();
    };
  }

  private String caption(StrongUnit unit) {
    String name = album.name(unit.picture());
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return Numeral.of(unit.value()) + " " + (dot > 0 ? file.substring(0, dot) : file);
  }

  List<String> reading() {
    String sees = field.isEverything() ? "the whole picture" : field + " pixels";
    String shown =
        isWhole()
            ? "The bright part of each picture"
            : "Each patch, cut off at the picture's border,";
    String what = shown + " is what one unit of " + target + " sees: " + sees + ".";
    return List.of(
        what
            + (knobs.shows() == Shows.AUTO && isWhole() && !field.isEverything()
                ? " That is most of the picture, so the whole is shown."
                : ""));
  }

  Ledger ledger() {
    List<List<String>> rows = new ArrayList<>();
    for (Leaders leader : leaders) {
      List<StrongUnit> units = leader.units();
      StrongUnit first = units.isEmpty() ? null : units.get(0);
      rows.add(
          List.of(
              Integer.toString(leader.channel()),
              Integer.toString(units.size()),
              first == null ? "never active" : number(first.value()),
              first == null ? "" : number(units.get(units.size() - 1).value()),
              first == null ? "" : album.name(first.picture())));
    }
    return new Ledger(
        target + ", receptive field " + field,
        List.of(">Channel", ">Patches", ">Strongest", ">Last", "Strongest in"),
        rows);
  }

  private static String number(float value) {
    return Numeral.fine(value);
  }

  List<Map<String, Object>> facts() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Leaders leader : leaders) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("channel", leader.channel());
      facts.put("patches", leader.units().stream().map(u -> facts(leader, u)).toList());
      all.add(facts);
    }
    return all;
  }

  private Map<String, Object> facts(Leaders leader, StrongUnit unit) {
    Box box = leader.box(unit);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", album.name(unit.picture()));
    facts.put("activation", unit.value());
    facts.put("unit", List.of(unit.y(), unit.x()));
    facts.put("box", List.of(box.top(), box.left(), box.bottom(), box.right()));
    return facts;
  }
}
