package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.Reason;
import org.convlens.catalog.Choice;
import org.convlens.format.image.Photo;
import org.convlens.method.Scene;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Palette;
import org.convlens.report.Question;
import org.convlens.studio.Loan;
import org.convlens.trust.Claim;
import org.convlens.web.desk.Turn;
import org.convlens.web.stock.ShownAtlas;

/**
 * Clusters of the atlas's maps: what {@code atlas reasons --json} says, and where their pictures
 * are. The maps of these are at hand from then on.
 */
record AtlasReasonsAnswer(House house) implements LongQuestion {
  @Override
  public Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException {
    ShownAtlas atlas = house.stock().requireAtlas();
    List<String> classes = atlas.atlas().manifest().classes();
    AtlasReasons found = atlas.findings().reasons(turn);
    List<Reason> first = atlas.findings().first();
    List<Map<String, Object>> told = first.stream().map(r -> found.facts(r, classes)).toList();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("facts", told);
    Set<String> names = new LinkedHashSet<>();
    told.forEach(one -> names.addAll(typical(one)));
    Map<String, Integer> places = atlas.places(names);
    facts.put("places", places);
    facts.put("method", atlas.atlas().plan().scope().explain());
    if (!atlas.findings().hasHeats() && !places.isEmpty()) {
      takeHeats(atlas, found, first, places, turn);
    }
    facts.put("heats", atlas.findings().hasHeats());
    boolean signed = first.stream().anyMatch(AtlasReasonsAnswer::isSigned);
    Palette palette = signed ? Palette.DIVERGING : Palette.MAGMA;
    facts.put("palette", palette.name().toLowerCase(Locale.ROOT));
    return Message.of(facts);
  }

  private static List<String> typical(Map<String, Object> facts) {
    return facts.get("typical") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean isSigned(Reason reason) {
    for (float number : reason.mean()) {
      if (number < 0) {
        return true;
      }
    }
    return false;
  }

  private void takeHeats(
      ShownAtlas atlas,
      AtlasReasons found,
      List<Reason> first,
      Map<String, Integer> places,
      Turn turn)
      throws IOException {
    Pictured pictures = found.pictures();
    Set<Integer> wanted = new LinkedHashSet<>();
    for (Reason reason : first) {
      reason.members().stream()
          .filter(member -> places.containsKey(pictures.names().get(member)))
          .forEach(wanted::add);
    }
    int one = wanted.iterator().next();
    int place = atlas.place(pictures.names().get(one));
    Optional<Heatmap> manner = manner(atlas, place, Math.max(0, pictures.predicted()[one]), turn);
    if (manner.isPresent()) {
      atlas.findings().takeHeats(wanted, manner.get());
    }
  }

  /**
   * How the atlas's method draws: the atlas keeps the numbers of its maps, and not what they say.
   */
  private Optional<Heatmap> manner(ShownAtlas atlas, int place, int explained, Turn turn)
      throws IOException {
    Optional<Choice> choice = atlas.atlas().plan().scope().method();
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    Question question = house.stock().network(0);
    try (Loan loan = house.lend(question)) {
      Scene scene =
          Scene.of(loan.network(), Photo.read(house.stock().file(place)))
              .seeded(question.seed())
              .reportingTo(turn);
      return Optional.of(Claim.of(scene, explained, choice.get().method()).heat());
    }
  }
}
