package org.convlens.method.patch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Ledger;
import org.convlens.method.patch.TopPatches.Shows;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;

/**
 * The strongest patches: a row for each channel.
 *
 * @param units of each channel, the strongest first
 */
record PatchSheet(PatchGathering gathering, List<List<StrongUnit>> units, Pictures album) {
  private static final int MOST_NUMBERS = 24_000_000;
  private static final int LARGEST = 160;
  private static final double MOST_OF_IT = 0.7;

  /** Reads the pictures of the winners again, each once, and cuts them. */
  Sheet draw(String title, List<Note> notes) throws IOException {
    int count = units.stream().mapToInt(List::size).sum();
    int side = (int) Math.min(LARGEST, Math.sqrt(MOST_NUMBERS / (3.0 * Math.max(1, count))));
    Map<String, List<StrongUnit>> byPicture = new HashMap<>();
    units.forEach(
        some ->
            some.forEach(
                u -> byPicture.computeIfAbsent(u.picture(), p -> new ArrayList<>()).add(u)));
    Map<StrongUnit, Volume> view = new HashMap<>();
    for (int i = 0; i < album.size(); i++) {
      List<StrongUnit> here = byPicture.getOrDefault(album.name(i), List.of());
      if (!here.isEmpty()) {
        Volume seen = view(i);
        here.forEach(unit -> view.put(unit, shown(seen, unit, side)));
      }
    }
    List<Sheet.Section> sections = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      List<Tile> tiles = new ArrayList<>();
      for (StrongUnit unit : units.get(i)) {
        tiles.add(Tile.of(caption(unit), java.util.Objects.requireNonNull(view.get(unit))));
      }
      String silent = tiles.isEmpty() ? ": never active in these pictures" : "";
      sections.add(
          new Sheet.Section(
              "channel " + channel(i) + silent, tiles, gathering.knobs().top(), Optional.empty()));
    }
    return new Sheet(title, sections, Palette.GREY, notes);
  }

  /** A picture as the network sees it before normalisation. */
  private Volume view(int picture) throws IOException {
    Shape input = gathering.model().graph().inputShape();
    return gathering
        .model()
        .preprocessing()
        .view(album.picture(picture), input.height(), input.width());
  }

  private Volume shown(Volume seen, StrongUnit unit, int side) {
    Box box = box(unit);
    return isWhole() ? PatchTile.marked(seen, box, side) : PatchTile.cut(seen, box, side);
  }

  private int channel(int row) {
    return gathering.leaders().get(row).channel();
  }

  private Box box(StrongUnit unit) {
    return gathering.leaders().get(0).box(unit);
  }

  private boolean isWhole() {
    Shape input = gathering.model().graph().inputShape();
    ReceptiveField field = gathering.field();
    return switch (gathering.knobs().shows()) {
      case PATCH -> false;
      case PICTURE -> true;
      case AUTO ->
          field.isEverything()
              || field.height() > MOST_OF_IT * input.height()
              || field.width() > MOST_OF_IT * input.width();
    };
  }

  /** Its number and its picture, with the folder in which that lies: often its class. */
  private String caption(StrongUnit unit) {
    String name = unit.picture();
    int folder = name.lastIndexOf('/', name.lastIndexOf('/') - 1);
    String file = name.substring(folder + 1);
    int dot = file.lastIndexOf('.');
    return Numeral.of(unit.value()) + " " + (dot > 0 ? file.substring(0, dot) : file);
  }

  List<Note> reading() {
    ReceptiveField field = gathering.field();
    String sees = field.isEverything() ? "the whole picture" : field + " pixels";
    String shown =
        isWhole()
            ? "The bright part of each picture"
            : "Each patch, cut off at the picture's border,";
    String what = shown + " is what one unit of " + gathering.target() + " sees: " + sees + ".";
    return List.of(
        Note.fact(
            what
                + (gathering.knobs().shows() == Shows.AUTO && isWhole() && !field.isEverything()
                    ? " That is most of the picture, so the whole is shown."
                    : "")));
  }

  Ledger ledger() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      List<StrongUnit> own = units.get(i);
      StrongUnit first = own.isEmpty() ? null : own.get(0);
      rows.add(
          List.of(
              Integer.toString(channel(i)),
              Integer.toString(own.size()),
              first == null ? "never active" : number(first.value()),
              first == null ? "" : number(own.get(own.size() - 1).value()),
              first == null ? "" : first.picture()));
    }
    return new Ledger(
        gathering.target() + ", receptive field " + gathering.field(),
        List.of(">Channel", ">Patches", ">Strongest", ">Last", "Strongest in"),
        rows);
  }

  private static String number(float value) {
    return Numeral.fine(value);
  }

  List<Map<String, Object>> facts() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("channel", channel(i));
      facts.put("patches", units.get(i).stream().map(this::facts).toList());
      all.add(facts);
    }
    return all;
  }

  private Map<String, Object> facts(StrongUnit unit) {
    Box box = box(unit);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", unit.picture());
    facts.put("activation", unit.value());
    facts.put("unit", List.of(unit.y(), unit.x()));
    facts.put("box", List.of(box.top(), box.left(), box.bottom(), box.right()));
    return facts;
  }
}
