package org.convlens.atlas.standing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.Reason;
import org.convlens.atlas.suspect.WrongReasons;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/** With which pictures of its class the network looks alike. */
final class ReasonTold {
  private static final String NAME = "reason";
  private static final String HEADING = "Pictures that it looks at alike.";
  private static final int TYPICAL = 7;
  private static final long SEED = 1;

  private ReasonTold() {}

  static Told of(Standing standing, int place) throws IOException {
    boolean maps =
        standing.atlas().tables().stream()
            .anyMatch(table -> table.name().equals(PartTables.MAPS.name()));
    if (!maps) {
      return Told.of(
          NAME,
          HEADING,
          "The atlas keeps no maps: one that is made with --explain grad-cam tells with which pictures"
              + " the network looks alike.",
          Optional.empty(),
          "");
    }
    AtlasReasons found =
        AtlasReasons.of(standing.atlas(), WrongReasons.DEFAULT, new Run(SEED, Progress.SILENT));
    Optional<Reason> own =
        found.reasons().stream().filter(reason -> reason.members().contains(place)).findFirst();
    String command = standing.command("reasons", "");
    if (own.isEmpty()) {
      return Told.of(
          NAME,
          HEADING,
          "It belongs to no cluster that is told: a cluster has %d pictures at least."
              .formatted(WrongReasons.DEFAULT.leastMembers()),
          Optional.empty(),
          command);
    }
    Reason reason = own.get();
    Map<String, Object> facts = new LinkedHashMap<>(found.facts(reason, standing.classes()));
    return Told.of(
        NAME,
        HEADING,
        words(standing, found, reason),
        sheet(standing, found, reason),
        facts,
        command);
  }

  private static String words(Standing standing, AtlasReasons found, Reason reason) {
    List<Reason> ofClass =
        found.reasons().stream().filter(other -> other.kind() == reason.kind()).toList();
    return String.format(
        Locale.ROOT,
        "Of the pictures that are taken for a class, those whose maps are alike. Its cluster is the %s"
            + " most suspicious of %d: %s. A cluster is a hypothesis.",
        ordinal(ofClass.indexOf(reason) + 1),
        ofClass.size(),
        AtlasReasons.words(reason, standing.classes()));
  }

  private static String ordinal(int place) {
    int last = place % 100 / 10 == 1 ? 0 : place % 10;
    String ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return place + ending;
  }

  /** Its mean map and its most typical pictures. */
  private static Sheet sheet(Standing standing, AtlasReasons found, Reason reason)
      throws IOException {
    Thumbnails thumbnails = standing.thumbnails();
    List<Tile> tiles = new ArrayList<>();
    for (int member : reason.members().subList(0, Math.min(TYPICAL, reason.size()))) {
      tiles.add(thumbnails.tile(standing.pictures().names().get(member), ""));
    }
    List<Tile> all = new ArrayList<>(List.of(found.heat(reason)));
    all.addAll(tiles);
    return new Sheet(
        "",
        List.of(new Sheet.Section("", all, TYPICAL + 1, Optional.empty())),
        Palette.MAGMA,
        thumbnails.notes(tiles));
  }
}
