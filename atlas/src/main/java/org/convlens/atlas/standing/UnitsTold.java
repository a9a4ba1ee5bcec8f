package org.convlens.atlas.standing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.atlas.AtlasAlbum;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.atlas.Found;
import org.convlens.atlas.nearest.UnitName;
import org.convlens.method.Channels;
import org.convlens.method.Place;
import org.convlens.method.patch.StrongUnit;
import org.convlens.method.patch.TopPatches;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;

/** The units that answered most to a picture, with what excites them most in the atlas. */
final class UnitsTold {
  private static final String NAME = "units";
  private static final int COUNT = 4;
  private static final int PATCHES = 8;

  private UnitsTold() {}

  /**
   * A unit's strongest answer to the picture.
   *
   * @param deviations that it lies above the mean of the unit's cells over all pictures
   * @param most the strongest that the atlas knows
   */
  private record Answer(UnitName unit, double activation, double deviations, double most) {
    String words() {
      return "%s: %s here, %s deviations above its mean; the strongest of the atlas is %s"
          .formatted(unit, Numeral.of(activation), Numeral.of(deviations), Numeral.of(most));
    }

    Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("unit", unit.toString());
      facts.put("activation", activation);
      facts.put("deviations", deviations);
      facts.put("most", most);
      return facts;
    }
  }

  static Told of(Standing standing) throws IOException {
    List<Answer> first = answers(standing).stream().limit(COUNT).toList();
    List<Map<String, Object>> facts = first.stream().map(Answer::facts).toList();
    String sentence =
        "Units are ranked by how far their strongest cell lies above what the unit says on average,"
            + " in deviations over all cells and pictures. Beside each other: what excites the unit"
            + " most in the atlas.";
    String command =
        first.isEmpty()
            ? ""
            : standing.command(
                "show", "patches " + Standing.quoted(first.get(0).unit().toString()));
    Optional<Sheet> drawn = sheet(standing, first);
    if (drawn.isEmpty()) {
      String words = String.join(". ", first.stream().map(Answer::words).toList());
      return Told.of(
          NAME,
          "The units that answered most.",
          words + ". The pictures no longer lie where the atlas saw them, so no patch is shown.",
          Optional.of(facts),
          command);
    }
    return Told.of(NAME, "The units that answered most.", sentence, drawn.get(), facts, command);
  }

  private static List<Answer> answers(Standing standing) throws IOException {
    Found channels = new AtlasQuestions(standing.atlas()).channels(null);
    List<Answer> answers = new ArrayList<>();
    Map<String, Volume> said = standing.said();
    for (int i = 0; i < channels.rows().size(); i++) {
      String layer = channels.text(i, "layer");
      int channel = (int) channels.number(i, "channel");
      double deviation = channels.number(i, "deviation");
      double here = Objects.requireNonNull(said.get(layer)).channel(channel).max();
      double above = (here - channels.number(i, "mean")) / deviation;
      if (Double.isFinite(above) && above > 0) {
        UnitName unit = new UnitName(layer, channel);
        answers.add(new Answer(unit, here, above, channels.number(i, "max")));
      }
    }
    answers.sort(
        Comparator.comparingDouble(Answer::deviations)
            .reversed()
            .thenComparing(answer -> answer.unit().toString()));
    return answers;
  }

  /** A row for each; absent where the pictures are gone. */
  private static Optional<Sheet> sheet(Standing standing, List<Answer> answers) throws IOException {
    Optional<Path> root = standing.thumbnails().root().filter(Files::isDirectory);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    List<Sheet.Section> rows = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (Answer answer : answers) {
      UnitName unit = answer.unit();
      List<StrongUnit> strongest =
          new AtlasQuestions(standing.atlas())
              .units(unit.layer(), unit.channel(), "activation", PATCHES);
      List<String> names = strongest.stream().map(StrongUnit::picture).toList();
      if (!names.stream().allMatch(name -> Files.isRegularFile(root.get().resolve(name)))) {
        return Optional.empty();
      }
      TopPatches patches =
          new TopPatches(
              Place.named(unit.layer()),
              new Channels(Integer.toString(unit.channel())),
              0,
              PATCHES,
              1,
              TopPatches.Shows.AUTO,
              1);
      Sheet own =
          patches.sheet(
              standing.scene().network().model(),
              List.of(strongest),
              new AtlasAlbum(root.get(), names),
              "");
      Sheet.Section row = own.sections().get(0);
      rows.add(new Sheet.Section(answer.words(), row.tiles(), PATCHES, Optional.empty()));
      own.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }
    return Optional.of(new Sheet("", rows, Palette.GREY, notes));
  }
}
