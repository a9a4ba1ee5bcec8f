package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convlens.array.Volume;
import org.convlens.intervention.Consequence;
import org.convlens.intervention.Intervention;
import org.convlens.intervention.Occlusion;
import org.convlens.intervention.Turnover;
import org.convlens.method.About;
import org.convlens.method.Baseline;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.score.Region;
import org.convlens.task.Note;
import org.convlens.task.UsageException;

/** What would be if channels said something else, or if a part of the picture were hidden. */
@About(
    summary =
        "What a network would say if channels were switched off, alone or louder, or a part of the"
            + " picture hidden; of a folder, how many pictures change their class.",
    formula =
        "A(k) becomes 0 (off), stays alone (only) or becomes factor · A(k) (scale), at once in all"
            + " layers named; what follows is computed anew. Moved by: ‖A′ − A‖ / ‖A‖",
    caution =
        "A network that was never trained without a channel may fail for the unusual numbers, not"
            + " for what the channel stands for.")
public record WhatIfLook(
    @Knob("what layers say instead, such as off(conv4, 0-7); scale(conv2, 3, 0.5); only(conv1, 5)")
        String change,
    @Knob("what is hidden, such as box(10, 20, 60, 80); mask(FILE), in the picture's pixels")
        String hide,
    @Knob("what is there instead of what is hidden") Baseline fill,
    @Knob("layers of which it is told how far they move, those that are touched") Place layer,
    @Knob(value = "classes or values that are told", from = 1, to = 100_000) int top,
    @Knob(
            value = "maps told of each layer, those that move furthest, and pictures of a folder",
            from = 1,
            to = 100_000)
        int most,
    @Knob(value = "pictures of a folder, the first so many", from = 1, to = 10_000_000) int limit)
    implements Look {
  static final WhatIfLook DEFAULT =
      new WhatIfLook("", "", Baseline.ZERO, Place.MAPS, 5, 64, 10_000);

  public WhatIfLook {
    Knobs.validate(WhatIfLook.class, change, hide, fill, layer, top, most, limit);
  }

  @Override
  public String name() {
    return "what-if";
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    Intervention intervention = Intervention.parse(change, opened.model().graph());
    List<Region> regions = regions();
    if (intervention.changes().isEmpty() && regions.isEmpty()) {
      throw new UsageException("nothing is changed: name channels or what is hidden")
          .about("change", "hide");
    }
    Map<String, Volume> masks = new LinkedHashMap<>();
    for (Region region : regions) {
      if (region instanceof Region.Mask mask) {
        masks.put(mask.file(), studio.picture(Source.named(mask.file())).pixels());
      }
    }
    Optional<Function<Volume, Occlusion>> hiding =
        regions.isEmpty()
            ? Optional.empty()
            : Optional.of(p -> Occlusion.of(regions, masks, fill, p, opened.model()));
    Source named = question.picture().orElseThrow();
    try (Loan loan = studio.lend(opened.model(), question)) {
      return isFolder(named)
          ? folder(loan.network(), named, intervention, hiding, listener)
          : picture(loan.network(), studio.picture(named), intervention, hiding);
    }
  }

  private static boolean isFolder(Source named) {
    String place = named.place().orElse(named.name());
    return OpenedPicture.isFile(place) && Files.isDirectory(Path.of(place));
  }

  private List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    for (String part : hide.split(";", -1)) {
      if (!part.isBlank()) {
        regions.add(Region.parse(part));
      }
    }
    return regions;
  }

  private Reply picture(
      Network network,
      OpenedPicture picture,
      Intervention intervention,
      Optional<Function<Volume, Occlusion>> hiding) {
    Model model = network.model();
    List<LayerId> layers = touched(model.graph(), intervention, hiding.isPresent());
    Optional<Occlusion> occlusion = hiding.map(h -> h.apply(picture.pixels()));
    try (Specimen specimen = Specimen.of(network, picture.pixels(), new HashSet<>(layers));
        Altered altered = specimen.altered(intervention, occlusion, new HashSet<>(layers))) {
      Consequence consequence = altered.consequence(layers);
      List<Note> notes = specimen.notes();
      Map<String, Object> facts = new WhatIfFacts(top, most).of(consequence);
      Facts.putNotes(facts, notes);
      return new Reply(facts, new WhatIfLedgers(top).of(consequence), notes);
    }
  }

  /** Of the layers that are wished for those that change. */
  private List<LayerId> touched(Graph graph, Intervention intervention, boolean hidden) {
    Set<LayerId> from = hidden ? Set.of(graph.input()) : intervention.layers();
    Set<LayerId> after = graph.descendants(from);
    return layer.find(graph).stream().filter(after::contains).toList();
  }

  private Reply folder(
      Network network,
      Source named,
      Intervention intervention,
      Optional<Function<Volume, Occlusion>> hiding,
      Listener listener)
      throws IOException {
    OpenedFolder folder = OpenedFolder.open(named, limit);
    Turnover turnover =
        Turnover.of(network, folder.album(), intervention, hiding, listener.progress());
    List<Note> notes = new ArrayList<>();
    if (!turnover.unreadable().isEmpty()) {
      notes.add(
          Note.warning(
              "%,d of %,d pictures could not be read."
                  .formatted(turnover.unreadable().size(), turnover.album())));
    }
    int looked = turnover.seen().size() + turnover.unreadable().size();
    if (looked < turnover.album()) {
      notes.add(
          Note.fact("Stopped after %,d of %,d pictures.".formatted(looked, turnover.album())));
    }
    Map<String, Object> facts = new WhatIfFacts(top, most).of(turnover);
    Facts.putNotes(facts, notes);
    return new Reply(facts, new WhatIfLedgers(top).of(turnover), notes);
  }
}
