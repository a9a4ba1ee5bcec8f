package org.convlens.web.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.AtlasNeighbours.LikeUnit;
import org.convlens.atlas.nearest.LikePictures;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.report.Source;
import org.convlens.studio.Loan;
import org.convlens.web.desk.Turn;
import org.convlens.web.stock.ShownAtlas;
import org.jspecify.annotations.Nullable;

/**
 * What is like a unit of the atlas, or like a picture, whether that is one of the atlas's or not:
 * what {@code atlas like --json} says, and where the pictures are. As long work it makes the index
 * that is asked.
 */
record AtlasLike(House house) implements QuickQuestion, LongQuestion {
  /** As the command tells. */
  private static final int PICTURES = 20;

  /** Each is shown with its patches. */
  private static final int UNITS = 12;

  @Override
  public Message answer(Ask ask) throws IOException {
    ShownAtlas atlas = house.stock().requireAtlas();
    String layer = new AtlasNeighbours(atlas.atlas()).layer(ask.optionalText("layer").orElse(""));
    Optional<Integer> channel = ask.optionalNumber("channel");
    return Message.of(
        channel.isPresent() ? units(atlas, layer, channel.get()) : pictures(atlas, layer, ask));
  }

  /** Makes the index of a layer. */
  @Override
  public Message answer(Ask ask, Turn turn, Consumer<Message> early) throws IOException {
    ShownAtlas atlas = house.stock().requireAtlas();
    String layer = new AtlasNeighbours(atlas.atlas()).layer(ask.optionalText("layer").orElse(""));
    atlas.findings().makeIndex(layer, turn);
    return Message.of(Map.of("layer", layer));
  }

  private static Map<String, Object> units(ShownAtlas atlas, String layer, int channel)
      throws IOException {
    List<LikeUnit> like = new AtlasNeighbours(atlas.atlas()).units(layer, channel, UNITS);
    List<Map<String, @Nullable Object>> cards = new ArrayList<>();
    for (LikeUnit one : like) {
      cards.add(AtlasAnswers.unit(atlas, one.layer(), one.channel()));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("facts", like.stream().map(LikeUnit::facts).toList());
    facts.put("asked", AtlasAnswers.unit(atlas, layer, channel));
    facts.put("units", cards);
    return facts;
  }

  private Map<String, Object> pictures(ShownAtlas atlas, String layer, Ask ask) throws IOException {
    Optional<NeighbourIndex> index = atlas.findings().index(layer);
    if (index.isEmpty()) {
      return Map.of("missing", layer, "pictures", atlas.findings().pictures().size());
    }
    Pictured pictures = atlas.findings().pictures();
    Optional<Integer> own = own(pictures, ask);
    LikePictures like =
        own.isPresent()
            ? LikePictures.of(pictures, index.get(), layer, own.get(), PICTURES)
            : LikePictures.of(pictures, index.get(), layer, means(layer, ask), PICTURES);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("facts", like.facts(atlas.atlas().manifest().classes()));
    own.ifPresent(place -> facts.put("asked", pictures.names().get(place)));
    List<String> names =
        like.found().stream().map(one -> pictures.names().get(one.place())).toList();
    facts.put("places", atlas.places(names));
    facts.put("layer", layer);
    return facts;
  }

  /** The place in the atlas of the picture that is meant, which is known by its bytes. */
  private Optional<Integer> own(Pictured pictures, Ask ask) throws IOException {
    return house
        .source(ask)
        .filter(Source::isFingerprinted)
        .map(source -> pictures.places().get(source.sha256()));
  }

  /** What a layer of the atlas's network says of any picture, on average. */
  private float[] means(String layer, Ask ask) throws IOException {
    LayerId id = new LayerId(layer);
    try (Loan loan = house.lend(house.stock().network(0))) {
      Scene scene = Scene.of(loan.network(), house.photo(ask));
      try (Trace trace = loan.network().trace(List.of(scene.input()), Set.of(id))) {
        return trace.at(0, id).channelMeans();
      }
    }
  }
}
