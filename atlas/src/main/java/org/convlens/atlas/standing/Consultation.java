package org.convlens.atlas.standing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasNetwork;
import org.convlens.atlas.AtlasSource;
import org.convlens.atlas.Summary;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.method.Scene;
import org.convlens.report.Source;
import org.convlens.report.page.Aside;
import org.convlens.score.Prediction;
import org.convlens.studio.Atlases;
import org.convlens.studio.OpenedModel;
import org.convlens.task.Note;
import org.convlens.task.Progress;

/**
 * Consults an atlas about one picture: what is most like it, which units answered most, whether its
 * label may be wrong, with which pictures the network looks alike.
 */
public final class Consultation implements Atlases {
  @Override
  public Aside about(
      Source source,
      OpenedModel opened,
      Scene scene,
      Source picture,
      Prediction explained,
      Progress progress)
      throws IOException {
    try (Atlas atlas = AtlasSource.open(source)) {
      new AtlasNetwork(atlas).requireSame(opened);
      Pictured pictures = Pictured.of(atlas);
      List<String> layers = new AtlasNeighbours(atlas).layers();
      Standing standing =
          new Standing(
              atlas,
              AtlasSource.folder(source),
              scene,
              pictures,
              Optional.ofNullable(pictures.places().get(picture.sha256())),
              layers,
              Standing.said(scene, layers),
              explained);
      return aside(standing, progress);
    }
  }

  private static Aside aside(Standing standing, Progress progress) throws IOException {
    Map<String, Told> all = new LinkedHashMap<>();
    all.put("like", LikeTold.of(standing, progress));
    all.put("units", UnitsTold.of(standing));
    if (standing.place().isPresent()) {
      all.put("label", LabelTold.of(standing, standing.place().get()));
      all.put("reason", ReasonTold.of(standing, standing.place().get()));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("folder", standing.named());
    facts.put("pictures", standing.pictures().size());
    standing.name().ifPresent(name -> facts.put("picture", name));
    List<Aside.Panel> panels = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    all.forEach(
        (key, told) -> {
          panels.add(told.panel());
          told.facts().ifPresent(known -> facts.put(key, known));
          told.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
          if (!told.command().isEmpty()) {
            commands.add(told.command());
          }
        });
    commands.add(standing.command("map", ""));
    commands.add("convlens web --atlas " + Standing.quoted(standing.named()));
    return new Aside(lead(standing), panels, notes, commands, facts);
  }

  private static String lead(Standing standing) {
    Summary sum = standing.atlas().manifest().summary();
    String right =
        sum.judged() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; it is right about %.2f %% of those whose class is known",
                100.0 * sum.right() / sum.judged());
    String own =
        standing
            .name()
            .map(name -> " This picture is one of them, " + name + ".")
            .orElse(
                " This picture is none of them: of its label and of the reasons for its answer the"
                    + " atlas knows nothing.");
    return String.format(
        Locale.ROOT,
        "The atlas “%s” holds what the same network says of %,d pictures%s.%s",
        standing.named(),
        sum.pictures(),
        right,
        own);
  }
}
