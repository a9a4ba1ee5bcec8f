package org.convlens.atlas.standing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convlens.array.Volume;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.score.Prediction;

/**
 * A picture before the network of an atlas.
 *
 * @param named the atlas's folder, as somebody named it
 * @param pictures of the atlas
 * @param place of the picture among them; absent if it is none of them
 * @param layers of the atlas
 * @param said what these say to the picture
 * @param explained what the network says of it
 */
record Standing(
    Atlas atlas,
    String named,
    Scene scene,
    Pictured pictures,
    Optional<Integer> place,
    List<String> layers,
    Map<String, Volume> said,
    Prediction explained) {
  private static final int SIDE = 96;

  /** What the atlas's layers say to it. */
  static Map<String, Volume> said(Scene scene, List<String> layers) {
    Map<String, LayerId> ids =
        layers.stream().collect(Collectors.toMap(name -> name, name -> new LayerId(name)));
    try (var trace =
        scene.network().trace(List.of(scene.input()), java.util.Set.copyOf(ids.values()))) {
      return ids.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> trace.at(0, e.getValue())));
    }
  }

  List<String> classes() {
    return atlas.manifest().classes();
  }

  String named(int kind) {
    return Pictured.named(classes(), kind);
  }

  /** Its name in the atlas, if it is one of its pictures. */
  Optional<String> name() {
    return place.map(pictures.names()::get);
  }

  Thumbnails thumbnails() throws IOException {
    return Thumbnails.of(atlas, SIDE);
  }

  /** A command about the atlas, as it is typed. */
  String command(String question, String rest) {
    String words = rest.isEmpty() ? "" : " " + rest;
    return "convlens atlas " + question + " " + quoted(named) + words;
  }

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
