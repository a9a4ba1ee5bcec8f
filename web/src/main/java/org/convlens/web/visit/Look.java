package org.convlens.web.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.intervention.Intervention;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;
import org.convlens.studio.Altered;
import org.convlens.studio.Facts;
import org.convlens.studio.Loan;
import org.convlens.studio.Specimen;

/**
 * What layers make of a picture, and what the network says of it. The answer's bytes are what the
 * network sees, three a pixel, and the maps of each layer, {@link Quantised}.
 */
record Look(House house) implements QuickQuestion {
  private static final int BEST = 10;

  @Override
  public Message answer(Ask ask) throws IOException {
    Volume photo = house.photo(ask);
    try (Loan loan = house.lend(house.question(ask))) {
      Network network = loan.network();
      Graph graph = network.model().graph();
      Scene scene = Scene.of(network, photo);
      List<LayerId> layers = new ArrayList<>();
      ask.numbers("layers").forEach(number -> layers.add(House.layer(graph, number)));
      Set<LayerId> watch = new LinkedHashSet<>(layers);
      Head head = network.model().head();
      watch.add(head.logits());
      Volume input = scene.input();
      Optional<String> change = ask.optionalText("change");
      if (change.isPresent()) {
        return changed(scene, photo, change.get(), layers);
      }
      try (Trace trace = network.trace(List.of(input), watch)) {
        List<Volume> maps = layers.stream().map(id -> trace.at(0, id)).toList();
        Volume said = trace.at(0, head.logits());
        List<Prediction> all = Prediction.all(head, network.model().labels(), said);
        return answer(scene, layers, maps, all);
      }
    }
  }

  /** What would be, if channels said something else. */
  private static Message changed(Scene scene, Volume photo, String change, List<LayerId> layers) {
    Network network = scene.network();
    Intervention intervention = Intervention.parse(change, network.model().graph());
    try (Specimen specimen = Specimen.of(network, photo, new HashSet<>(layers));
        Altered altered = specimen.altered(intervention, Optional.empty(), new HashSet<>(layers))) {
      List<Volume> maps = layers.stream().map(altered::at).toList();
      Message answer = answer(scene, layers, maps, altered.predictions());
      answer.head().put("before", told(specimen.predictions()));
      return answer;
    }
  }

  private static Message answer(
      Scene scene, List<LayerId> layers, List<Volume> all, List<Prediction> predictions) {
    Model model = scene.network().model();
    Volume view = scene.requireView();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("predictions", told(predictions));
    facts.put("notes", scene.notes());
    int bytes = 3 * view.area();
    List<Map<String, Object>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Volume maps = all.get(i);
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("layer", model.graph().layers().indexOf(layers.get(i)));
      part.put("channels", maps.channels());
      part.put("rows", maps.height());
      part.put("columns", maps.width());
      part.put("at", bytes);
      parts.add(part);
      bytes += Quantised.bytes(maps.channels(), maps.area());
    }
    facts.put("height", view.height());
    facts.put("width", view.width());
    facts.put("maps", parts);
    ByteBuffer body = ByteBuffer.allocate(bytes);
    put(view, body);
    all.forEach(maps -> Quantised.put(maps, body));
    return new Message(facts, body.flip());
  }

  /** The most probable classes, or all values. */
  private static List<Map<String, Object>> told(List<Prediction> all) {
    return all.stream().limit(BEST).map(Facts::of).toList();
  }

  private static void put(Volume view, ByteBuffer into) {
    for (int i = 0; i < view.area(); i++) {
      for (int c = 0; c < 3; c++) {
        float value = view.at(Math.min(c, view.channels() - 1) * view.area() + i);
        into.put((byte) Math.round(Math.max(0, Math.min(255, value))));
      }
    }
  }
}
