package org.convlens.atlas.standing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;

/** Whether the label of a picture of an atlas may be wrong. */
final class LabelTold {
  private static final String NAME = "label";
  private static final String HEADING = "Its label.";

  private LabelTold() {}

  static Told of(Standing standing, int place) throws IOException {
    int truth = standing.pictures().truth()[place];
    if (truth < 0) {
      return Told.of(
          NAME,
          HEADING,
          "The atlas knows no true class of it: one that is made of a folder a class, or with --truth,"
              + " does.",
          Optional.empty(),
          "");
    }
    AtlasLabels labels = AtlasLabels.of(standing.atlas(), Order.MARGIN);
    List<Suspect> suspects = labels.joint().suspects();
    Optional<Integer> rank =
        IntStream.range(0, suspects.size())
            .filter(i -> labels.place(suspects.get(i)) == place)
            .boxed()
            .findFirst();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("truth", standing.named(truth));
    facts.put("suspected", rank.isPresent());
    facts.put("suspects", suspects.size());
    rank.ifPresent(
        i -> {
          facts.put("place", i + 1);
          facts.put("likelier", standing.named(suspects.get(i).likelier()));
          facts.put("confident", suspects.get(i).confident());
          facts.put("selfConfidence", suspects.get(i).selfConfidence());
          facts.put("margin", suspects.get(i).margin());
        });
    String words =
        rank.map(i -> words(standing, suspects.get(i), i + 1, suspects.size()))
            .orElseGet(
                () ->
                    String.format(
                        Locale.ROOT,
                        "“%s” is not suspected; %,d of %,d labels of the atlas are.",
                        standing.named(truth),
                        suspects.size(),
                        labels.places().length));
    return Told.of(NAME, HEADING, words, Optional.of(facts), standing.command("labels", ""));
  }

  private static String words(Standing standing, Suspect suspect, int place, int all) {
    String how =
        suspect.confident()
            ? "It counts as “%s” (confident learning)"
            : "“%s” is likelier, though not so clearly";
    return String.format(
        Locale.ROOT,
        "“%s” may be wrong: the network gives it %.1f %%. "
            + how
            + ": place %,d of %,d suspects. Only for networks that never saw these pictures.",
        standing.named(suspect.label()),
        100 * suspect.selfConfidence(),
        standing.named(suspect.likelier()),
        place,
        all);
  }
}
